using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>Accounts for new members of staff.</summary>
public sealed class UserInviteTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Invite_ByABranchAdmin_MakesAnAccountWithoutAPassword(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using var scope = database.As(world.Admin);
        var service = scope.Get<UserInviteService>();
        var operation = new OperationOptions(Ids.New(World.Start));

        var id = (await service.InviteAsync(Input(world), operation, Cancellation)).Expect();
        // the same click once more
        Assert.Equal(id, (await service.InviteAsync(Input(world), operation, Cancellation)).Expect());

        var user = await database.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == id));
        Assert.Equal(
            ("nueva@norte.cl", "NUEVA@NORTE.CL", "Nueva Persona", StaffRole.Sales),
            (user.Email, user.NormalizedUserName, user.DisplayName, user.Role)
        );
        Assert.Equal((world.North, null, true), (user.OrganisationId, user.PasswordHash, user.IsActive));
        var line = await database.ReadAsync(db => db.AuditEntries.SingleAsync(row => row.RecordId == id));
        Assert.Equal((AuditActions.Invited, world.Admin.Id, world.Centro), (line.Action, line.UserId, line.BranchId));
        var row = (await scope.Get<UserQueries>().ReadAsync(id, Cancellation)).Expect().Row;
        Assert.Equal((true, "Centro"), (row.IsInvited, Assert.Single(row.Branches)));
        Assert.True(
            await database.ReadAsync(db =>
                db.Changes.AnyAsync(change => change.Kind == "access" && change.RecordId == id && change.OrganisationId == world.North)
            )
        );
    }

    [Theory]
    [InlineData("email", nameof(Invalid))]
    [InlineData("taken", nameof(EmailTaken))]
    [InlineData("taken elsewhere", nameof(EmailTaken))]
    [InlineData("role", nameof(RoleAboveOwn))]
    [InlineData("branch", nameof(AccessDenied))]
    [InlineData("clinical", nameof(ClinicalBySuperAdmin))]
    [InlineData("no branch", nameof(Invalid))]
    public async Task Invite_NotAllowed_MakesNothing(string what, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var input = Input(world);
        input.Email = what switch
        {
            "email" => "nueva",
            "taken" => "SALES@world.test",
            "taken elsewhere" => "south.sales@world.test",
            _ => input.Email,
        };
        input.Role =
            what == "role" ? StaffRole.SuperAdmin
            : what == "clinical" ? StaffRole.BranchAdmin
            : input.Role;
        input.HasClinicalGrant = what == "clinical";
        input.BranchIds =
            what == "branch" ? [world.Mall]
            : what == "no branch" ? []
            : input.BranchIds;
        input.HomeBranchId = what == "branch" ? null : input.HomeBranchId;
        await using var scope = database.As(world.Admin);

        var result = await scope.Get<UserInviteService>().InviteAsync(input, new(), Cancellation);

        Assert.Equal(expected, result.Error?.GetType().Name);
        Assert.Equal(world.People.Count, await database.ReadAsync(db => db.Users.CountAsync()));
    }

    /// <summary>Whether an address is somebody's, here or elsewhere, is the same answer, told, and not to be asked for a list of them.</summary>
    [Fact]
    public async Task Invite_AddressesThatAreTaken_TellNothingAndAreHeld()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var scope = database.As(world.Admin);
        var service = scope.Get<UserInviteService>();
        for (var times = 0; times < 5; times++)
        {
            var email = times % 2 == 0 ? "south.sales@world.test" : "sales@world.test";
            Assert.IsType<EmailTaken>((await InviteAsync(service, world, email)).Error);
        }

        // whichever it is, and for whoever tried only
        Assert.IsType<InvitesHeld>((await InviteAsync(service, world, "south.sales@world.test")).Error);
        Assert.IsType<InvitesHeld>((await InviteAsync(service, world, "libre@norte.cl")).Error);
        await using var super = database.As(world.Super);
        (await InviteAsync(super.Get<UserInviteService>(), world, "otra@norte.cl")).Expect();
        var lines = await database.LinesAsync(world.Admin);
        Assert.Equal(Enumerable.Repeat(AuditActions.InviteRefused, 5), lines.Select(line => line.Action));
        Assert.All(lines, line => Assert.Equal((world.Admin.Id, (string?)null, (string?)null), (line.UserId, line.Changes, line.Reason)));

        database.Clock.Advance(TimeSpan.FromHours(1));
        (await InviteAsync(service, world, "libre@norte.cl")).Expect();
    }

    private static Task<Result<Guid>> InviteAsync(UserInviteService service, World world, string email)
    {
        var input = Input(world);
        input.Email = email;
        return service.InviteAsync(input, new(), Cancellation);
    }

    [Fact]
    public async Task Renew_SomebodyWhoHasAccepted_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await using var scope = database.As(world.Admin);

        // has a session
        Assert.IsType<AlreadyAccepted>((await scope.Get<UserInviteService>().RenewAsync(world.Sales.Id, Cancellation)).Error);
        Assert.IsType<AccessDenied>((await scope.Get<UserInviteService>().RenewAsync(world.MallAdmin.Id, Cancellation)).Error);
    }

    private static UserInviteInput Input(World world) =>
        new()
        {
            Name = "  Nueva   Persona ",
            Email = " Nueva@Norte.cl ",
            Role = StaffRole.Sales,
            BranchIds = [world.Centro],
            HomeBranchId = world.Centro,
        };
}
