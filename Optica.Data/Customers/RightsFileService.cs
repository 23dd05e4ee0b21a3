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
public sealed record PersonalFileRequest(Guid CustomerId, string Number, string Language)
{
    /// <summary>Reads a job's parameters.</summary>
    public static PersonalFileRequest Parse(string json) => JsonSerializer.Deserialize<PersonalFileRequest>(json)!;
}

/// <summary>Asks for the file of a request of access or portability; a job writes it.</summary>
public sealed class RightsFileService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, JobService jobs)
{
    /// <summary>Asks for it.</summary>
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
        var loaded = await RightsLoading.ForAnswerAsync(db, id, cancellation);
        if (!loaded.TryGet(out var request, out var error))
        {
            return error;
        }

        if (request is not { Status: RightsStatus.Open, Kind: RightsKind.Access or RightsKind.Portability })
        {
            return new RightsAlreadyAnswered();
        }

        var wanted = JsonSerializer.Serialize(new PersonalFileRequest(request.CustomerId, request.Number, language));
        var asked = await jobs.AskAsync(JobKinds.PersonalFile, wanted, operationId, cancellation);
        if (!asked.TryGet(out var job, out var no))
        {
            return no;
        }

        request.Write(job);
        return await db.TrySaveAsync(cancellation) is { } lost ? lost : job;
    }
}
