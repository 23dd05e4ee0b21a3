using Optica.Data.Customers;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Prescriptions;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Quotes;

/// <summary>Makes the start of a quote's form.</summary>
public sealed class QuoteFormOpener(
    QuoteQueries quotes,
    OrderQueries orders,
    CustomerQueries customers,
    PrescriptionQueries prescriptions,
    BranchQueries branches,
    ICurrentAccess access
)
{
    /// <summary>The form of a draft, or of a new quote for a customer.</summary>
    /// <param name="quoteId">The draft.</param>
    /// <param name="start">The customer of a new one, and an order of theirs to begin with.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The form; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="QuoteNotDraft"/>, <see cref="CustomerSuspended"/>.</returns>
    public Task<Result<QuoteForm>> OpenAsync(Guid? quoteId, (Guid? CustomerId, Guid? Like) start, CancellationToken cancellation) =>
        quoteId is { } id ? OfQuoteAsync(id, cancellation) : OfCustomerAsync(start.CustomerId!.Value, start.Like, cancellation);

    /// <summary>What keeps somebody from making a new one, before it is known whose it is to be.</summary>
    /// <returns>Null, or <see cref="AccessDenied"/>.</returns>
    public Task<Error?> RefusedAsync(CancellationToken cancellation) => access.RefuseAsync(Permissions.QuotesEdit, cancellation);

    /// <summary>A copy: services fill and clean the input they get.</summary>
    public static QuoteInput Copy(QuoteInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new QuoteInput
        {
            CustomerId = input.CustomerId,
            BranchId = input.BranchId,
            PrescriptionId = input.PrescriptionId,
            ValidUntil = input.ValidUntil,
            Notes = input.Notes,
            Alternatives = [.. input.Alternatives.Select(Copy)],
        };
    }

    /// <summary>The same of an alternative.</summary>
    public static QuoteAlternativeInput Copy(QuoteAlternativeInput one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return new QuoteAlternativeInput
        {
            Name = one.Name,
            Lines = [.. one.Lines.Select(Copy)],
            LensKind = one.LensKind,
            LensMaterial = one.LensMaterial,
            LensIndex = one.LensIndex,
            LensTreatments = [.. one.LensTreatments],
            OwnFrame = one.OwnFrame,
            OwnFrameDescription = one.OwnFrameDescription,
        };
    }

    private static OrderLineInput Copy(OrderLineInput line) =>
        new()
        {
            ProductId = line.ProductId,
            Description = line.Description,
            Kind = line.Kind,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            IncludesTax = line.IncludesTax,
            DiscountPercent = line.DiscountPercent,
        };

    /// <summary>Benefits are applied anew; only the seller's own discount was typed.</summary>
    private static OrderLineInput Typed(OrderLineRow line) =>
        new()
        {
            ProductId = line.ProductId,
            Description = line.Description,
            Kind = line.Kind,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            IncludesTax = line.IncludesTax,
            DiscountPercent = line.Discount == DiscountKind.Line ? line.DiscountPercent : null,
        };

    private static QuoteAlternativeInput Typed(QuoteAlternativeRow row) =>
        new()
        {
            Name = row.Name,
            Lines = [.. row.Lines.Select(Typed)],
            LensKind = row.Lens.Kind,
            LensMaterial = row.Lens.Material,
            LensIndex = row.Lens.Index / 100m,
            LensTreatments = [.. row.Lens.Treatments],
            OwnFrame = row.OwnFrame,
            OwnFrameDescription = row.OwnFrameDescription,
        };

    private async Task<Result<QuoteForm>> OfQuoteAsync(Guid id, CancellationToken cancellation)
    {
        var found = await quotes.ReadAsync(id, cancellation);
        if (!found.TryGet(out var quote, out var error))
        {
            return error;
        }

        if (!quote.Branch.MayChange || !access.Scope.May(Permissions.QuotesEdit))
        {
            return new AccessDenied();
        }

        // a draft that ran out can be taken up again
        if (quote.SentAt is not null || quote.Row.Status is not (QuoteStatus.Draft or QuoteStatus.Expired))
        {
            return new QuoteNotDraft();
        }

        if (await customers.SuspendedAsync(quote.Row.CustomerId, cancellation) is { } suspended)
        {
            return suspended;
        }

        var input = new QuoteInput
        {
            CustomerId = quote.Row.CustomerId,
            PrescriptionId = quote.Prescription?.Id,
            ValidUntil = quote.Row.Status == QuoteStatus.Expired ? null : quote.Row.ValidUntil,
            Notes = quote.Notes,
            Alternatives = [.. quote.Alternatives.Select(Typed)],
        };
        var current = await CurrentAsync(quote.Row.CustomerId, cancellation);
        List<PrescriptionRow> offered =
            quote.Prescription is { } chosen && current.All(row => row.Id != chosen.Id) ? [chosen, .. current] : [.. current];
        return new QuoteForm(input, quote.Row.CustomerName, offered, [])
        {
            Version = quote.Row.Version,
            Number = quote.Row.Number,
            ChangedBy = quote.ChangedBy,
        };
    }

    private async Task<Result<QuoteForm>> OfCustomerAsync(Guid id, Guid? like, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.QuotesEdit, cancellation) is { } refused)
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
        var current = await CurrentAsync(id, cancellation);
        var valid = current.Where(row => row.Status == PrescriptionStatus.Active).ToList();
        var input = new QuoteInput
        {
            CustomerId = id,
            BranchId = possible.Find(branch => branch.Id == customer.BranchId)?.Id,
            // with one that counts there is nothing to choose
            PrescriptionId = valid.Count == 1 ? valid[0].Id : null,
            Alternatives =
            [
                new QuoteAlternativeInput
                {
                    Name = "A",
                    LensKind = valid.Count == 1 ? valid[0].Kind : null,
                    Lines = await LinesLikeAsync(id, like, cancellation),
                },
            ],
        };
        return new QuoteForm(input, customer.FullName, current, possible);
    }

    /// <summary>What an order of the customer was made of; an empty line where nothing is to be repeated.</summary>
    private async Task<List<OrderLineInput>> LinesLikeAsync(Guid customerId, Guid? orderId, CancellationToken cancellation) =>
        orderId is { } id && (await orders.ReadAsync(id, cancellation)).TryGet(out var order, out _) && order.Row.CustomerId == customerId
            ? [.. order.Lines.Select(Typed)]
            : [new OrderLineInput { Quantity = 1, IncludesTax = true }];

    private async Task<IReadOnlyList<PrescriptionRow>> CurrentAsync(Guid customerId, CancellationToken cancellation) =>
        (await prescriptions.CurrentAsync(customerId, cancellation)).TryGet(out var rows, out _) ? rows : [];
}
