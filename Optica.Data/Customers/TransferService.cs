using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Data.Segments;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;

namespace Optica.Data.Customers;

/// <summary>What a transfer needs to know.</summary>
/// <param name="BranchId">The branch the customer shall go to.</param>
/// <param name="Reason">Why, ≤ 400; required.</param>
/// <param name="SharesContact">Confirmed: somebody there has the same e-mail or phone.</param>
public sealed record TransferInput(Guid BranchId, string? Reason, bool SharesContact = false)
{
    /// <summary>What of a request could not be read; told with the broken rules, after rights and record.</summary>
    public Invalid? Unreadable { get; init; }
}

/// <summary>Moves customers between branches: at once with full rights in both, otherwise by a request (DOMAIN §1).</summary>
public sealed class TransferService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, TimeProvider time)
{
    /// <summary>Moves a customer.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="input">Where to, and why.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="TransferNeedsRequest"/>, <see cref="Invalid"/>,
    /// <see cref="CustomerAlreadyInBranch"/>, <see cref="CustomerExists"/>, <see cref="VersionConflict"/>.
    /// </returns>
    public async Task<Result<Done>> TransferAsync(Guid id, TransferInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.CustomersTransfer, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => MoveAsync(db, id, input, cancellation), cancellation);
    }

    /// <summary>
    /// Asks for a transfer. From the customer's branch the other branch decides; from elsewhere (told "registered in branch X") the
    /// customer's branch decides.
    /// </summary>
    /// <param name="id">The customer; need not be in reach, but in the own organisation.</param>
    /// <param name="input">Where to, and why.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The request's id; <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="Invalid"/>,
    /// <see cref="CustomerAlreadyInBranch"/>, <see cref="TransferAlreadyRequested"/>.
    /// </returns>
    public async Task<Result<Guid>> RequestAsync(Guid id, TransferInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.CustomersTransfer, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => AskAsync(db, id, input, cancellation), cancellation);
    }

    private async Task<Result<Guid>> AskAsync(OpticaDbContext db, Guid id, TransferInput input, CancellationToken cancellation)
    {
        // of two that ask at once the second finds the first one's request
        await FiguresWriter.HoldAsync(db, id, cancellation);
        var from = await db
            .Customers.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.Id == id)
            .Select(row => (Guid?)row.BranchId)
            .SingleOrDefaultAsync(cancellation);
        if (from is not { } fromBranch)
        {
            return new NotFound();
        }

        if (await CheckAsync(db, input, cancellation) is { } wrong)
        {
            return wrong;
        }

        return await FileAsync(db, (id, fromBranch), input, cancellation);
    }

    /// <summary>Asks for a customer that a duplicate check told of without naming them.</summary>
    /// <param name="input">Where to, and why.</param>
    /// <param name="who">What is known of the customer: RUT, e-mail or phone, and the branch that was told.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>As <see cref="RequestAsync"/>.</returns>
    public async Task<Result<Guid>> RequestByDocumentAsync(
        TransferInput input,
        (Guid BranchId, CustomerInput Known) who,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(who.Known, nameof(who));
        if (await access.RefuseAsync(Permissions.CustomersTransfer, cancellation) is { } refused)
        {
            return refused;
        }

        CustomerInputNormaliser.Normalise(who.Known);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (rut, email, phone) = (who.Known.Rut, who.Known.Email, who.Known.Phone);
        var id = await db
            .Customers.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.BranchId == who.BranchId)
            .Where(row => (rut != null && row.Rut == rut) || (email != null && row.Email == email) || (phone != null && row.Phone == phone))
            .OrderByDescending(row => row.Rut == rut)
            .ThenBy(row => row.Id)
            .Select(row => (Guid?)row.Id)
            .FirstOrDefaultAsync(cancellation);
        return id is { } found ? await RequestAsync(found, input, cancellation) : new NotFound();
    }

    /// <summary>Accepts or refuses a request; accepting moves the customer.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="accept">Whether to accept.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// <see cref="NotFound"/>, <see cref="AccessDenied"/>, <see cref="TransferAlreadyDecided"/>, <see cref="CustomerExists"/>,
    /// <see cref="VersionConflict"/>.
    /// </returns>
    public async Task<Result<Done>> DecideAsync(Guid requestId, bool accept, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersTransfer, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync(() => DecideAsync(db, requestId, accept, cancellation), cancellation);
    }

    private async Task<Result<Done>> MoveAsync(OpticaDbContext db, Guid id, TransferInput input, CancellationToken cancellation)
    {
        var loaded = await CustomerLoading.ForChangeAsync(db, id, null, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        if (await CheckAsync(db, input, cancellation) is { } wrong)
        {
            return wrong;
        }

        return db.Scope.Changes(input.BranchId)
            ? await TransferMove.RunAsync(db, customer, input, time, cancellation)
            : new TransferNeedsRequest();
    }

    private async Task<Result<Done>> DecideAsync(OpticaDbContext db, Guid requestId, bool accept, CancellationToken cancellation)
    {
        var request = await db.TransferRequests.SingleOrDefaultAsync(row => row.Id == requestId, cancellation);
        if (request is null)
        {
            return (Result<Done>)await db.TransferRequests.MissingAsync(row => row.Id == requestId, cancellation);
        }

        return db.Scope.Changes(request.DecidingBranchId)
            ? await TransferDecision.RunAsync(db, request, accept, time, cancellation)
            : new AccessDenied();
    }

    private static async Task<Error?> CheckAsync(OpticaDbContext db, TransferInput input, CancellationToken cancellation)
    {
        var named = input.BranchId != Guid.Empty;
        if (named && !await db.Branches.AnyAsync(row => row.Id == input.BranchId, cancellation))
        {
            return new NotFound();
        }

        if (named && await BranchChoice.ShutAsync(db, input.BranchId, cancellation) is { } shut)
        {
            return shut;
        }

        var reason = TextRules.CleanLine(input.Reason) switch
        {
            null => Invalid.At(nameof(TransferInput.Reason), "reason_required"),
            { Length: > TransferRequest.ReasonLength } => Invalid.At(nameof(TransferInput.Reason), "reason_too_long"),
            { } text when !TextRules.IsClean(text, false) => Invalid.At(nameof(TransferInput.Reason), "control_characters"),
            _ => null,
        };
        var branch = named ? null : Invalid.At(nameof(TransferInput.BranchId), "branch_unknown") with { Code = "branch_not_found" };
        return Invalid.Join(input.Unreadable, Invalid.Join(reason, branch));
    }

    private async Task<Result<Guid>> FileAsync(
        OpticaDbContext db,
        (Guid Id, Guid BranchId) customer,
        TransferInput input,
        CancellationToken cancellation
    )
    {
        if (customer.BranchId == input.BranchId)
        {
            return new CustomerAlreadyInBranch();
        }

        // the asking side is one the caller has full rights in; the other side decides
        var deciding =
            db.Scope.Changes(customer.BranchId) ? input.BranchId
            : db.Scope.Changes(input.BranchId) ? customer.BranchId
            : (Guid?)null;
        if (deciding is not { } decidingBranch)
        {
            return new AccessDenied();
        }

        var waiting = db.TransferRequests.Where(row => row.CustomerId == customer.Id && row.Status == TransferStatus.Waiting);
        if (await waiting.AnyAsync(cancellation))
        {
            return new TransferAlreadyRequested();
        }

        var organisationId = db.Scope.OrganisationId!.Value;
        var by = (UserId: db.Scope.UserId!.Value, At: time.GetUtcNow().UtcDateTime);
        var request = TransferRequest.Create(
            (organisationId, customer.Id, customer.BranchId),
            (input.BranchId, decidingBranch),
            TextRules.CleanLine(input.Reason)!,
            by
        );
        db.TransferRequests.Add(request);
        db.Notifications.Add(
            Notification.For(NotificationKind.TransferRequested, (organisationId, decidingBranch), request.Id, (by.UserId, by.At))
        );
        db.Describe("transfer_requested", request.Reason);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : request.Id;
    }
}
