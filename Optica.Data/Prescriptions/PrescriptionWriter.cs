using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>The way every new prescription takes into the database, whoever enters it and why.</summary>
public sealed class PrescriptionWriter(PrescriptionContents contents, TimeProvider time)
{
    /// <summary>Now, UTC.</summary>
    internal DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>What stands in the content of warnings that were shown: whether somebody said that the values are right.</summary>
    internal static PrescriptionContent Confirmed(PrescriptionContent content, PrescriptionOptions options) =>
        content with
        {
            WarningsConfirmed = options.ConfirmsWarnings && content.Warnings.Count > 0,
        };

    /// <summary>What the audit trail calls a draft's end.</summary>
    internal static string EntryOf(bool isCurrent) => isCurrent ? "prescription_activated" : "prescription_filed";

    /// <summary>Checks the clinical permission and carries the work out once, as one transaction.</summary>
    internal async Task<Result<Guid>> OnceAsync(
        (IDbContextFactory<OpticaDbContext> Contexts, ICurrentAccess Access) caller,
        PrescriptionOptions options,
        Func<OpticaDbContext, Task<Result<Guid>>> act,
        CancellationToken cancellation
    )
    {
        if (await caller.Access.RefuseAsync(Permissions.Clinical, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await caller.Contexts.CreateDbContextAsync(cancellation);
        var operation = options.Request.Operation;
        var made = await db.TransactAsync(
            async () => await Operations.DoneBeforeAsync(db, operation, cancellation) ?? await act(db),
            cancellation
        );
        // the same click, twice at once: the other one's prescription is the answer
        return made.Error is UniqueViolated { IsOperation: true }
            ? await Operations.DoneBeforeAsync(db, operation, cancellation) ?? made
            : made;
    }

    /// <summary>Adds a new prescription with its content; unless it stays a draft, it becomes the current one of its kind, or history.</summary>
    internal async Task<Result<Guid>> AddAsync(
        OpticaDbContext db,
        Prescription prescription,
        PrescriptionContent content,
        PrescriptionOptions options,
        CancellationToken cancellation
    )
    {
        if (!options.AsDraft)
        {
            var way = await PrescriptionLoading.MakeWayAsync(db, PrescriptionLoading.Coming.Of(prescription), Now, cancellation);
            if (!way.TryGet(out var isCurrent, out var blocked))
            {
                return blocked;
            }

            if (prescription.Enter(isCurrent, Now).Error is { } no)
            {
                return no;
            }
        }

        db.Prescriptions.Add(prescription);
        await contents.AddAsync(db, prescription, Confirmed(content, options), cancellation);
        Operations.Note(db, options.Request.Operation, prescription.Id, Now);
        if (prescription.AmendsId is not null)
        {
            db.Describe("prescription_amended");
        }

        return await PrescriptionLoading.SaveAsync(db, cancellation) is { } failed ? failed : prescription.Id;
    }
}
