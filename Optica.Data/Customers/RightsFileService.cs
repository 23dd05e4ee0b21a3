using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Jobs;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;

namespace Optica.Data.Customers;

/// <summary>What a job that writes a person's file was asked for.</summary>
/// <param name="CustomerId">Whose file.</param>
/// <param name="Number">Number of the request it answers.</param>
/// <param name="Language">Language of its cover.</param>
/// <param name="IsClinical">Whether the medical parts are in it, by the right of who asked; a file that does not say counts as one with them.</param>
public sealed record PersonalFileRequest(Guid CustomerId, string Number, string Language, bool IsClinical = true)
{
    /// <summary>Reads a job's parameters.</summary>
    public static PersonalFileRequest Parse(string json) => JsonSerializer.Deserialize<PersonalFileRequest>(json)!;
}

/// <summary>Asks for the file of a request of access or portability; a job writes it.</summary>
public sealed class RightsFileService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, JobService jobs)
{
    /// <summary>Asks for it: the job and its note at the request are one save.</summary>
    /// <param name="id">The request.</param>
    /// <param name="language">Language of the file's cover.</param>
    /// <param name="operationId">One click, one file.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The job; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="RightsAlreadyAnswered"/>, <see cref="TooManyJobs"/>.
    /// </returns>
    public async Task<Result<Guid>> AskAsync(Guid id, string language, Guid? operationId, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRights, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var asked = await db.TransactAsync(() => WriteAsync(db, (id, language), operationId, cancellation), cancellation);
        if (asked.Succeeded)
        {
            jobs.Ring();
        }

        // the same click, twice at once: the other one's job is the answer
        return asked.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, (operationId, null), cancellation) ?? asked
            : asked;
    }

    /// <summary>
    /// Whether a file that was made may be handed to whoever made it: what was right when it was asked for need not be any more.
    /// </summary>
    /// <param name="wanted">The file.</param>
    /// <param name="since">When it was asked for, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// Done; <see cref="AccessDenied"/> without the right, without the clinical one for a file with medical parts, or when the customer
    /// belongs to another branch by now; <see cref="NotFound"/>; <see cref="CustomerBlocked"/> or <see cref="CustomerErased"/> when that
    /// happened since.
    /// </returns>
    public async Task<Result<Done>> MayFetchAsync(PersonalFileRequest wanted, DateTime since, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await access.RefuseAsync(Permissions.CustomersRights, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (wanted.IsClinical && !db.Scope.May(Permissions.Clinical))
        {
            return new AccessDenied();
        }

        var loaded = await RightsLoading.CustomerAsync(db, wanted.CustomerId, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        // who was blocked or erased before may have their file: it is what is kept of them
        return customer.ErasedAt >= since ? new CustomerErased()
            : customer.BlockedAt >= since ? new CustomerBlocked()
            : default(Done);
    }

    private async Task<Result<Guid>> WriteAsync(
        OpticaDbContext db,
        (Guid Id, string Language) which,
        Guid? operationId,
        CancellationToken cancellation
    )
    {
        if (await Operations.DoneBeforeAsync(db, (operationId, null), cancellation) is { } before)
        {
            return before;
        }

        var loaded = await RightsLoading.ForAnswerAsync(db, which.Id, cancellation);
        if (!loaded.TryGet(out var request, out var error))
        {
            return error;
        }

        if (request is not { Status: RightsStatus.Open, Kind: RightsKind.Access or RightsKind.Portability })
        {
            return new RightsAlreadyAnswered();
        }

        var wanted = new PersonalFileRequest(request.CustomerId, request.Number, which.Language, db.Scope.May(Permissions.Clinical));
        var staged = await jobs.StageAsync(db, (JobKinds.PersonalFile, JsonSerializer.Serialize(wanted)), operationId, cancellation);
        if (!staged.TryGet(out var job, out var no))
        {
            return no;
        }

        request.Write(job);
        return await db.TrySaveAsync(cancellation) is { } lost ? lost : job;
    }
}
