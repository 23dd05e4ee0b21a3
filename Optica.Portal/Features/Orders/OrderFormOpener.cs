using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Orders;

/// <summary>What a form of an order starts with.</summary>
/// <param name="Input">What stands in it.</param>
/// <param name="Branches">Branches to choose from; none where there is no choice.</param>
/// <param name="Version">Version of the order that is changed.</param>
/// <param name="CustomerName">Whose order it is.</param>
/// <param name="Number">Number of the order that is changed.</param>
/// <param name="ChangedBy">Who changed that order last; null for the system.</param>
public sealed record OrderForm(
    OrderInput Input,
    IReadOnlyList<BranchRow> Branches,
    long? Version,
    string CustomerName,
    string? Number,
    string? ChangedBy = null
);

/// <summary>Makes the start of an order's form.</summary>
public sealed class OrderFormOpener(OrderQueries orders, CustomerQueries customers, BranchQueries branches, ICurrentAccess access)
{
    /// <summary>The form of an order that is open, or of a new one for a customer.</summary>
    /// <returns>The form; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="OrderNotOpen"/>, <see cref="CustomerSuspended"/>.</returns>
    public Task<Result<OrderForm>> OpenAsync(Guid? orderId, Guid? customerId, CancellationToken cancellation) =>
        orderId is { } id ? OfOrderAsync(id, cancellation) : OfCustomerAsync(customerId!.Value, cancellation);

    /// <summary>What keeps somebody from making a new one, before it is known whose it is to be.</summary>
    /// <returns>Null, or <see cref="AccessDenied"/>.</returns>
    public Task<Error?> RefusedAsync(CancellationToken cancellation) => access.RefuseAsync(Permissions.OrdersEdit, cancellation);

    /// <summary>A copy: services fill and clean the input they get.</summary>
    public static OrderInput Copy(OrderInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new OrderInput
        {
            CustomerId = input.CustomerId,
            BranchId = input.BranchId,
            Notes = input.Notes,
            Reason = input.Reason,
            Reprices = input.Reprices,
            Lines =
            [
                .. input.Lines.Select(line => new OrderLineInput
                {
                    ProductId = line.ProductId,
                    Description = line.Description,
                    Kind = line.Kind,
                    Quantity = line.Quantity,
                    UnitPrice = line.UnitPrice,
                    IncludesTax = line.IncludesTax,
                    DiscountPercent = line.DiscountPercent,
                }),
            ],
        };
    }

    /// <summary>What an order that stands would be typed as.</summary>
    public static OrderInput Typed(OrderDetail order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var input = new OrderInput { CustomerId = order.Row.CustomerId, Notes = order.Notes };
        input.Lines.AddRange(
            order.Lines.Select(line => new OrderLineInput
            {
                ProductId = line.ProductId,
                Description = line.Description,
                Kind = line.Kind,
                Quantity = line.Quantity,
                UnitPrice = line.UnitPrice,
                IncludesTax = line.IncludesTax,
                // the benefit is applied anew; only the seller's own discount was typed
                DiscountPercent = line.Discount == DiscountKind.Line ? line.DiscountPercent : null,
            })
        );
        return input;
    }

    private async Task<Result<OrderForm>> OfOrderAsync(Guid id, CancellationToken cancellation)
    {
        var found = await orders.ReadAsync(id, cancellation);
        if (!found.TryGet(out var order, out var error))
        {
            return error;
        }

        if (!order.Branch.MayChange)
        {
            return new AccessDenied();
        }

        if (order.Row.Status != OrderStatus.Pending || order.Money.Credited > 0)
        {
            return new OrderNotOpen();
        }

        if (await customers.SuspendedAsync(order.Row.CustomerId, cancellation) is { } suspended)
        {
            return suspended;
        }

        return new OrderForm(Typed(order), [], order.Row.Version, order.Row.CustomerName, order.Row.Number, order.ChangedBy);
    }

    private async Task<Result<OrderForm>> OfCustomerAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        var found = await customers.RowAsync(id, cancellation);
        if (!found.TryGet(out CustomerRow? customer, out var error))
        {
            return error;
        }

        if (customer.Refusal is { } suspended)
        {
            return suspended;
        }

        var mine = (await branches.MineAsync(cancellation)).TryGet(out var rows, out _) ? rows : [];
        List<BranchRow> possible = access.Scope.SelectedBranchId is null ? [.. mine.Where(branch => branch.MayChange)] : [];
        var input = new OrderInput
        {
            CustomerId = id,
            BranchId = possible.Find(branch => branch.Id == customer.BranchId)?.Id,
            Lines = [new OrderLineInput { Quantity = 1, IncludesTax = true }],
        };
        return new OrderForm(input, possible, null, customer.FullName, null);
    }
}
