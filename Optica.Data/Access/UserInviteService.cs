using Microsoft.EntityFrameworkCore;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;

namespace Optica.Data.Access;

/// <summary>Makes accounts for new members of staff, who choose their password by a link that is given to them.</summary>
public sealed class UserInviteService(IDbContextFactory<OpticaDbContext> contexts, ICurrentAccess access, AuditSealer sealer)
{
    private static readonly UserInviteInputValidator Validator = new();

    /// <summary>Makes an account without a password.</summary>
    /// <param name="input">As typed.</param>
    /// <param name="options">The operation id.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The new id (or that of the same operation carried out before); <see cref="AccessDenied"/>, <see cref="RoleAboveOwn"/>,
    /// <see cref="ClinicalBySuperAdmin"/>, <see cref="EmailTaken"/>, <see cref="InvitesHeld"/>, <see cref="Invalid"/>,
    /// <see cref="OperationReused"/>.
    /// </returns>
    public async Task<Result<Guid>> InviteAsync(UserInviteInput input, OperationOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await Operations.DoneBeforeAsync(db, options.Operation, cancellation) is { } before)
        {
            return before;
        }

        input.Normalise();
        var invited = await db.TransactAsync(() => InviteOnceAsync(db, input, options, cancellation), cancellation);
        return invited.Error switch
        {
            UniqueViolated { IsOperation: true } => await Operations.DoneBeforeAsync(db, options.Operation, cancellation) ?? invited,
            UniqueViolated => await TakenAsync(db, cancellation),
            _ => invited,
        };
    }

    private async Task<Result<Guid>> InviteOnceAsync(
        OpticaDbContext db,
        UserInviteInput input,
        OperationOptions options,
        CancellationToken cancellation
    )
    {
        if (await UserRights.RefuseAsync(db, input, (false, []), Validator.Check(input), cancellation) is { } wrong)
        {
            return wrong;
        }

        var now = sealer.Now;
        if (await InviteTries.RefuseAsync(db, now, cancellation) is { } held)
        {
            return held;
        }

        var user = New(input.Email!, db.Scope.OrganisationId!.Value, now);
        await UserRights.SetAsync(db, user, input, now, cancellation);
        db.Users.Add(user);
        Operations.Note(db, options.Operation, user.Id, now);
        db.Describe(AuditActions.Invited);
        return await db.TrySaveAsync(cancellation) is { } failed ? failed : user.Id;
    }

    /// <summary>Makes every link that was given before worthless, so that another one can be given.</summary>
    /// <param name="id">The account.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The account; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="OwnRights"/>,
    /// <see cref="RoleAboveOwn"/>, <see cref="WorksElsewhere"/>, <see cref="AlreadyAccepted"/>.
    /// </returns>
    public async Task<Result<InvitedUser>> RenewAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync<InvitedUser>(
            async () =>
            {
                if (!(await UserLoading.ForChangeAsync(db, id, mayBeOwn: false, cancellation)).TryGet(out var user, out var missing))
                {
                    return missing;
                }

                if (user.PasswordHash is not null || await db.UserSessions.AnyAsync(row => row.UserId == id, cancellation))
                {
                    return new AlreadyAccepted();
                }

                user.SecurityStamp = UserLoading.NewStamp();
                UserLoading.Touch(user);
                db.Describe(AuditActions.Invited);
                return await db.TrySaveAsync(cancellation) is { } failed ? failed : new InvitedUser(user.Id, user.DisplayName, user.Email!);
            },
            cancellation
        );
    }

    /// <summary>Notes that a link to choose another password is handed out. The password there is stays good until the link is used.</summary>
    /// <param name="id">The account.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>
    /// The account; <see cref="AccessDenied"/>, <see cref="NotFound"/>, <see cref="OwnRights"/>, <see cref="RoleAboveOwn"/>,
    /// <see cref="WorksElsewhere"/>, <see cref="NotAccepted"/>, or <see cref="ClinicalBySuperAdmin"/>: whoever holds the link can read what
    /// the account reads.
    /// </returns>
    public async Task<Result<InvitedUser>> ResetAsync(Guid id, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.AccessManage, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.TransactAsync<InvitedUser>(
            async () =>
            {
                if (!(await UserLoading.ForChangeAsync(db, id, mayBeOwn: false, cancellation)).TryGet(out var user, out var missing))
                {
                    return missing;
                }

                if (user.PasswordHash is null)
                {
                    return new NotAccepted();
                }

                if (UserRights.IsClinical(user.Role, user.HasClinicalGrant) && db.Scope.Role != StaffRole.SuperAdmin)
                {
                    return new ClinicalBySuperAdmin();
                }

                UserLoading.Touch(user);
                db.Describe(AuditActions.ResetLink);
                return await db.TrySaveAsync(cancellation) is { } failed ? failed : new InvitedUser(user.Id, user.DisplayName, user.Email!);
            },
            cancellation
        );
    }

    private async Task<Result<Guid>> TakenAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        await InviteTries.NoteAsync(db, sealer, cancellation);
        return new EmailTaken();
    }

    private static OpticaUser New(string email, Guid organisationId, DateTime now) =>
        new()
        {
            Id = Ids.New(now),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            OrganisationId = organisationId,
            LockoutEnabled = true,
            SecurityStamp = UserLoading.NewStamp(),
        };
}
