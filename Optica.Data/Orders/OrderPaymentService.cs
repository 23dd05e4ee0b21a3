using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Orders;

/// <summary>Takes payments and hands them back (DOMAIN §6). Balances are computed, never typed.</summary>
public sealed class OrderPaymentService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    private static readonly PaymentInputValidator Payments = new();
    private static readonly RefundInputValidator Refunds = new();

    /// <summary>Takes a payment.</summary>
    /// <param name="id">The order.</param>
    /// <param name="input">How, and how much; the whole balance when no amount is said.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The payment's id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/>,
    /// <see cref="Invalid"/>, <see cref="NothingToPay"/>, <see cref="OperationReused"/>.
    /// </returns>
    public Task<Result<Guid>> PayAsync(Guid id, PaymentInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        OrderInputNormaliser.Normalise(input);
        return RunAsync(
            (id, Permissions.OrdersEdit, "order_paid", null),
            options,
            () => Wrong(Payments, input),
            (order, by) => order.Pay(input, by) is var paid && paid.TryGet(out var payment, out var error) ? payment.Id : error,
            cancellation
        );
    }

    /// <summary>Takes back a part of an order, or the whole; the whole never counts any more.</summary>
    /// <param name="id">The order.</param>
    /// <param name="input">How much, why, and how what was paid is handed back.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The refund's id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="NotFound"/>,
    /// <see cref="Invalid"/>, <see cref="InvalidOrderTransition"/>, <see cref="OperationReused"/>.
    /// </returns>
    public Task<Result<Guid>> RefundAsync(Guid id, RefundInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        OrderInputNormaliser.Normalise(input);
        return RunAsync(
            (id, Permissions.OrdersReverse, "order_refunded", input.Reason),
            options,
            () => Wrong(Refunds, input),
            (order, by) => order.Refund(input, by) is var back && back.TryGet(out var refund, out var error) ? refund.Id : error,
            cancellation
        );
    }

    internal static Invalid? Wrong<T>(AbstractValidator<T> validator, T input)
    {
        var errors = validator.Validate(input).Errors;
        return errors.Count == 0
            ? null
            : new Invalid([.. errors.Select(error => new FieldError(error.PropertyName, error.ErrorCode, error.ErrorMessage))]);
    }

    private async Task<Result<Guid>> RunAsync(
        (Guid Id, string Permission, string Action, string? Reason) what,
        OperationOptions options,
        Func<Invalid?> check,
        Func<Order, (Guid? UserId, DateTime At), Result<Guid>> act,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(what.Permission, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var done = await db.TransactAsync(
            () => ActAsync(db, (what.Id, what.Action, what.Reason), options, (check, act), cancellation),
            cancellation
        );
        return done.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? done
            : done;
    }

    private async Task<Result<Guid>> ActAsync(
        OpticaDbContext db,
        (Guid Id, string Action, string? Reason) what,
        OperationOptions options,
        (Func<Invalid?> Check, Func<Order, (Guid? UserId, DateTime At), Result<Guid>> Act) how,
        CancellationToken cancellation
    )
    {
        var loaded = await OrderLoading.ForFulfilmentAsync(db, what.Id, cancellation);
        if (!loaded.TryGet(out var order, out var error))
        {
            return error;
        }

        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        if (Invalid.Join(options.Unreadable, how.Check()) is { } wrong)
        {
            return wrong;
        }

        var effect = OrderEffect.Of(order);
        var now = time.GetUtcNow().UtcDateTime;
        var acted = how.Act(order, (db.Scope.UserId, now));
        if (!acted.TryGet(out var made, out var no))
        {
            return no;
        }

        Operations.Note(db, options.Operation, made, now);
        var writer = await FiguresWriter.BeginAsync(db, cancellation);
        await writer.FollowAsync(order, effect, cancellation);
        await writer.FlushAsync(cancellation);
        await OrderWithdrawal.TellAsync(db, order, cancellation);
        db.Describe(what.Action, what.Reason);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : made;
    }
}
