using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>A step forward.</summary>
/// <param name="To">Where to.</param>
/// <param name="OverrideReason">Why it is handed over although something is due, ≤ 400: an admin's decision; else null.</param>
public sealed record OrderStep(OrderStatus To, string? OverrideReason = null);

/// <summary>Moves orders forward, and calls them off (DOMAIN §6).</summary>
public sealed class OrderLifeService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly RefundInputValidator Refunds = new();

    /// <summary>
    /// Moves an order forward. What is not paid, or of which a job is not handed over, is handed over only by who may reverse orders, with
    /// a reason.
    /// </summary>
    /// <param name="id">The order.</param>
    /// <param name="step">Where to.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="VersionConflict"/>, <see cref="Invalid"/> (reason),
    /// <see cref="InvalidOrderTransition"/>, <see cref="OrderJobsOpen"/>, <see cref="BalanceDue"/>.
    /// </returns>
    public async Task<Result<Done>> AdvanceAsync(Guid id, OrderStep step, ChangeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.OrdersEdit, cancellation) is { } refused)
        {
            return refused;
        }

        var reason = TextRules.CleanLine(step.OverrideReason);
        if (reason is not null && !access.Scope.May(Permissions.OrdersReverse))
        {
            return new AccessDenied();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(
            async () =>
            {
                var open = step.To == OrderStatus.Delivered ? await OpenAsync(db, id, cancellation) : [];
                return await RunAsync(
                    db,
                    (id, options, Reason(reason)),
                    order => Advance(order, step.To, (open, reason is not null)),
                    ("order_advanced", reason),
                    cancellation
                );
            },
            cancellation
        );
    }

    private Result<Done> Advance(Order order, OrderStatus to, (IReadOnlyList<string> Jobs, bool IsOverridden) open) =>
        open.Jobs.Count > 0 && !open.IsOverridden && OrderRules.Next(order.Status).Contains(to)
            ? new OrderJobsOpen(open.Jobs, Math.Max(0, order.Balance))
            : order.Advance(to, open.IsOverridden, time.GetUtcNow().UtcDateTime);

    private static async Task<IReadOnlyList<string>> OpenAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        // whoever takes a job for it at this moment is waited for
        if (
            await db.Orders.Where(row => row.Id == id).Select(row => (Guid?)row.CustomerId).SingleOrDefaultAsync(cancellation) is
            { } customer
        )
        {
            await FiguresWriter.HoldAsync(db, customer, cancellation);
        }

        return await OrderEditing.OpenJobs(db, id).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(cancellation);
    }

    /// <summary>Calls an order off that was not handed over yet; what was paid is handed back.</summary>
    /// <param name="id">The order.</param>
    /// <param name="input">Why, and how what was paid is handed back; the amount is not looked at.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="InvalidOrderTransition"/>.
    /// </returns>
    public async Task<Result<Done>> CancelAsync(Guid id, RefundInput input, ChangeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.OrdersReverse, cancellation) is { } refused)
        {
            return refused;
        }

        OrderInputNormaliser.Normalise(input);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(
            () =>
                RunAsync(
                    db,
                    (id, options, OrderPaymentService.Wrong(Refunds, input)),
                    order => order.Cancel(input, (db.Scope.UserId, time.GetUtcNow().UtcDateTime)).Error is { } no ? no : default(Done),
                    ("order_cancelled", input.Reason),
                    cancellation
                ),
            cancellation
        );
    }

    private static Invalid? Reason(string? reason) =>
        reason switch
        {
            null => null,
            { Length: > OrderRefund.ReasonLength } => Invalid.At(nameof(OrderStep.OverrideReason), "reason_too_long"),
            _ when !TextRules.IsClean(reason, multiline: false) => Invalid.At(nameof(OrderStep.OverrideReason), "control_characters"),
            _ => null,
        };

    private static async Task<Result<Done>> RunAsync(
        OpticaDbContext db,
        (Guid Id, ChangeOptions Options, Invalid? Broken) which,
        Func<Order, Result<Done>> act,
        (string Action, string? Reason) intent,
        CancellationToken cancellation
    )
    {
        var loaded = await OrderLoading.ForFulfilmentAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var order, out var error))
        {
            return error;
        }

        if (OrderLoading.Refuse(order, which.Options, which.Broken) is { } refused)
        {
            return (Result<Done>)refused;
        }

        var before = OrderEffect.Of(order);
        if (act(order).Error is { } no)
        {
            return no;
        }

        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        await writer.FollowAsync(order, before, cancellation);
        await writer.FlushAsync(cancellation);
        await OrderWithdrawal.TellAsync(db, order, cancellation);
        db.Describe(intent.Action, intent.Reason);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : default(Done);
    }
}
