using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Writes requests of rights down and answers them: what is granted is done in the same save (CL-12, CL-13).</summary>
public sealed class RightsService(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    Erasure erasure,
    ErasureTraces traces,
    TimeProvider time
)
{
    /// <summary>Writes a request down.</summary>
    /// <param name="customerId">Whose data it is about.</param>
    /// <param name="input">What was said, as typed.</param>
    /// <param name="operationId">One click, one request.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The request's id; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>.</returns>
    public async Task<Result<Guid>> AskAsync(Guid customerId, RightsInput input, Guid? operationId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.CustomersRights, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var made = await db.TransactAsync(() => AddAsync(db, (customerId, operationId), input, cancellation), cancellation);
        // the same click, twice at once: the other one's request is the answer
        return made.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, (operationId, null), cancellation) ?? made
            : made;
    }

    /// <summary>
    /// Answers a request: refuses it with a reason, or does what is asked. Blocking and its end, the objection to offers and the erasure
    /// happen here; files are written by a job before, corrections are made in the form.
    /// </summary>
    /// <param name="id">The request.</param>
    /// <param name="answer">What is answered.</param>
    /// <param name="options">The version seen.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>, <see cref="VersionConflict"/>,
    /// <see cref="RightsAlreadyAnswered"/>; what the customer refuses: <see cref="CustomerBlocked"/>, <see cref="CustomerNotBlocked"/>,
    /// <see cref="CustomerErased"/>.
    /// </returns>
    public async Task<Result<Done>> AnswerAsync(Guid id, RightsAnswer answer, ChangeOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.CustomersRights, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var closed = await db.TransactAsync(() => CloseAsync(db, (id, options), answer, cancellation), cancellation);
        if (closed.Succeeded && db.RightsRequests.Local.Any(row => row is { Kind: RightsKind.Erase, Status: RightsStatus.Done }))
        {
            // the erasure is done, whoever called it off meanwhile
            await traces.FollowAsync(CancellationToken.None);
        }

        return closed;
    }

    private async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        (Guid CustomerId, Guid? OperationId) who,
        RightsInput input,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, (who.OperationId, null), cancellation) is { } before)
        {
            return before;
        }

        var loaded = await RightsLoading.CustomerAsync(db, who.CustomerId, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        input.Normalise();
        if (RightsLoading.Rules.Check(input) is { } wrong)
        {
            return wrong;
        }

        var now = time.GetUtcNow();
        var day = (await BranchDays.ReadAsync(db, time, cancellation))[customer.BranchId];
        var number = await Numbers.NextAsync(db, RightsRequest.Series, day.Year, cancellation);
        var request = RightsRequest.Ask(customer, number, input, (db.Scope.UserId!.Value, now.UtcDateTime, day));
        db.RightsRequests.Add(request);
        Operations.Note(db, (who.OperationId, null), request.Id, now.UtcDateTime);
        db.Describe("rights_asked");
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : request.Id;
    }

    private async Task<Result<Done>> CloseAsync(
        OpticaDbContext db,
        (Guid Id, ChangeOptions Options) which,
        RightsAnswer answer,
        CancellationToken cancellation
    )
    {
        var loaded = await RightsLoading.ForAnswerAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var request, out var error))
        {
            return error;
        }

        var text = TextRules.CleanText(answer.Answer);
        if (Invalid.Join(which.Options.Unreadable, RightsLoading.Check(request, answer, text)) is { } wrong)
        {
            return wrong;
        }

        if (which.Options.Version is { } seen && seen != request.Version)
        {
            return new VersionConflict();
        }

        var now = time.GetUtcNow().UtcDateTime;
        var status = answer.Refuse ? RightsStatus.Refused : RightsStatus.Done;
        if (request.Close(status, text, db.Scope.UserId!.Value, now).Error is { } no)
        {
            return no;
        }

        if (!answer.Refuse && (await DoAsync(db, request, now, cancellation)).Error is { } failed)
        {
            return failed;
        }

        db.Describe(answer.Refuse ? "rights_refused" : $"rights_{request.Kind}".ToLowerInvariant(), request.Number);
        return await db.TrySaveAsync(cancellation) is { } lost ? lost : default(Done);
    }

    /// <summary>Does what is asked, as far as it is done here.</summary>
    private async Task<Result<Done>> DoAsync(OpticaDbContext db, RightsRequest request, DateTime now, CancellationToken cancellation)
    {
        if (request.Kind is RightsKind.Access or RightsKind.Portability or RightsKind.Rectification)
        {
            return default(Done);
        }

        // whoever sells to them at this moment is waited for, or waits and is refused
        await FiguresWriter.HoldAsync(db, request.CustomerId, cancellation);
        var loaded = await RightsLoading.CustomerAsync(db, request.CustomerId, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        // the version moves even when only consents do
        db.Entry(customer).Property(row => row.UpdatedAt).IsModified = true;
        switch (request.Kind)
        {
            case RightsKind.Objection:
                customer.Object(ConsentPurpose.Marketing);
                return default(Done);
            case RightsKind.Block:
                return customer.Block(request.BlockReason, now);
            case RightsKind.Unblock:
                return customer.Unblock();
            default:
                var today = (await BranchDays.ReadAsync(db, time, cancellation))[customer.BranchId];
                return await erasure.RunAsync(db, (customer, request), (today, now), cancellation);
        }
    }
}
