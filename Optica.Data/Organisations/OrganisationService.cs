using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Organisations;

/// <summary>
/// Keeps organisations, for platform admins, who have none of their own: what is done to one is told in its own chain of the audit trail,
/// so that its admins see it.
/// </summary>
public sealed class OrganisationService(SystemAccess system, ICurrentAccess access, AuditSealer sealer, DataKeyRing ring)
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 200;

    private static readonly FirstAccountInputValidator Validator = new();

    /// <summary>Makes an organisation with its first branch and its first admin, who has no password yet.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The first admin; <see cref="AccessDenied"/>, <see cref="Invalid"/>, <see cref="OrganisationNameTaken"/>, <see cref="EmailTaken"/>:
    /// of two clicks the second finds the address taken.
    /// </returns>
    public async Task<Result<InvitedUser>> AddAsync(FirstAccountInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await access.RefuseAsync(Permissions.OrganisationsManage, cancellation) is { } refused)
        {
            return refused;
        }

        input.Normalise();
        if (Validator.Check(input) is { } wrong)
        {
            return wrong;
        }

        await using var db = system.Open();
        return await db.TransactAsync<InvitedUser>(
            async () =>
            {
                var email = input.Email!.ToUpperInvariant();
                if (await db.Organisations.AnyAsync(row => row.Name == input.Organisation, cancellation))
                {
                    return new OrganisationNameTaken();
                }

                if (await db.Users.AnyAsync(row => row.NormalizedUserName == email, cancellation))
                {
                    return new EmailTaken();
                }

                var user = FirstAdmin.Add(db, input, (sealer, ring));
                db.AuditEntries.Add(Line((user.OrganisationId!.Value, user.Id), "user", AuditActions.Invited));
                return await db.TrySaveAsync(cancellation) switch
                {
                    null => new InvitedUser(user.Id, user.DisplayName, user.Email!),
                    UniqueViolated => new EmailTaken(),
                    var error => error,
                };
            },
            cancellation
        );
    }

    /// <summary>Makes every link that an organisation's first admin was given before worthless, so that another one can be given.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The first admin; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="AlreadyAccepted"/>.</returns>
    public async Task<Result<InvitedUser>> RenewAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.OrganisationsManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = system.Open();
        return await db.TransactAsync<InvitedUser>(
            async () =>
            {
                var people = await db.Users.Where(row => row.OrganisationId == id).OrderBy(row => row.Id).Take(2).ToListAsync(cancellation);
                if (people.Count == 0)
                {
                    return new NotFound();
                }

                var first = people[0];
                if (
                    people.Count > 1
                    || first.PasswordHash is not null
                    || await db.UserSessions.AnyAsync(row => row.UserId == first.Id, cancellation)
                )
                {
                    return new AlreadyAccepted();
                }

                first.SecurityStamp = UserLoading.NewStamp();
                UserLoading.Touch(first);
                db.AuditEntries.Add(Line((id, first.Id), "user", AuditActions.Invited));
                return await db.TrySaveAsync(cancellation) is { } failed
                    ? failed
                    : new InvitedUser(first.Id, first.DisplayName, first.Email!);
            },
            cancellation
        );
    }

    /// <summary>Shuts an organisation's people out: their sessions end, nobody signs in, and nothing of theirs is lost.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="reason">Why, as typed.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, also when it was suspended before; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="Invalid"/>.</returns>
    public Task<Result<Done>> SuspendAsync(Guid id, string? reason, CancellationToken cancellation) =>
        WorkAsync(
            id,
            async (db, organisation) =>
            {
                if (TextRules.CleanLine(reason) is not { Length: <= ReasonLength } why)
                {
                    return Invalid.At("Reason", "reason_required");
                }

                if (organisation.SuspendedAt is not null)
                {
                    return null;
                }

                organisation.Suspend(sealer.Now);
                await EndSessionsAsync(db, id, cancellation);
                db.AuditEntries.Add(Line((id, id), "organisation", AuditActions.Suspended, why));
                return null;
            },
            cancellation
        );

    /// <summary>Lets an organisation's people in again; they sign in anew.</summary>
    /// <param name="id">The organisation.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, also when it was not suspended; <see cref="AccessDenied"/>, <see cref="NotFound"/>.</returns>
    public Task<Result<Done>> ResumeAsync(Guid id, CancellationToken cancellation) =>
        WorkAsync(
            id,
            async (db, organisation) =>
            {
                if (organisation.SuspendedAt is not null)
                {
                    organisation.Resume();
                    // what was tried at the door meanwhile does not come alive now
                    await EndSessionsAsync(db, id, cancellation);
                    db.AuditEntries.Add(Line((id, id), "organisation", AuditActions.Resumed));
                }

                return null;
            },
            cancellation
        );

    private async Task EndSessionsAsync(OpticaDbContext db, Guid id, CancellationToken cancellation)
    {
        foreach (var user in await db.Users.Where(row => row.OrganisationId == id).ToListAsync(cancellation))
        {
            await SessionEnds.EndOthersAsync(db, (user.Id, null), sealer.Now, cancellation);
            // live screens look again, and close
            UserLoading.Touch(user);
        }
    }

    private async Task<Result<Done>> WorkAsync(
        Guid id,
        Func<OpticaDbContext, Organisation, Task<Error?>> work,
        CancellationToken cancellation
    )
    {
        if (await access.RefuseAsync(Permissions.OrganisationsManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = system.Open();
        return await db.TransactAsync<Done>(
            async () =>
            {
                if (await db.Organisations.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } organisation)
                {
                    return new NotFound();
                }

                var failed = await work(db, organisation) ?? await db.TrySaveAsync(cancellation);
                return failed is null ? default(Done) : failed;
            },
            cancellation
        );
    }

    private AuditEntry Line((Guid Organisation, Guid Id) record, string kind, string action, string? reason = null) =>
        sealer.Seal(
            new AuditEntry
            {
                Id = sealer.NewId(),
                At = sealer.Now,
                UserId = access.Scope.UserId,
                UserName = access.Scope.UserName,
                OrganisationId = record.Organisation,
                Action = action,
                RecordKind = kind,
                RecordId = record.Id,
                Reason = reason,
                KeyId = sealer.KeyId,
            }
        );
}
