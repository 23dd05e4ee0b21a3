using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Prescriptions;

/// <summary>OR-23 and OR-24 in the database: amended, withdrawn, expired; never changed, never deleted.</summary>
public sealed partial class PrescriptionLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task AmendAsync_TheCurrentOne_PutsANewOneInItsPlace(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (id, old) = await CurrentAsync(database);
        await using var scope = database.As(database.World.Optometrist);
        var right = Sight.Input(database.World.Mall, "right");
        right.Right.Axis = 90;

        var made = (await AmendAsync(scope, old, right, " eje  mal copiado ")).Expect();

        var (before, after) = (await database.ReadPrescriptionAsync(old), await database.ReadPrescriptionAsync(made));
        Assert.Equal((PrescriptionStatus.Superseded, PrescriptionStatus.Active), (before.Row.Status, after.Row.Status));
        Assert.Equal((old, made, null), (after.Row.AmendsId, before.AmendedById, after.AmendedById));
        Assert.Equal((180, 90), (before.Content!.Values.Right.Axis, after.Content!.Values.Right.Axis));
        Assert.Equal((null, "eje mal copiado"), (before.Content.AmendReason, after.Content.AmendReason));
        // of the same examination, whatever branch the form says
        Assert.Equal((database.World.Centro, id), (after.Row.BranchId, after.Row.CustomerId));
        Assert.Empty(before.Next);
        Assert.False(before.MayAmend);
        Assert.True(after.MayAmend);
    }

    [Theory, EveryProvider]
    public async Task AmendAsync_ToAnotherKind_TakesThatKindsPlaceToo(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (id, wrong) = await CurrentAsync(database);
        var bifocal = Sight.Input(database.World.Centro);
        bifocal.Kind = PrescriptionKind.Bifocal;
        var other = await database.PrescribeAsync(id, bifocal);
        await using var scope = database.As(database.World.Optometrist);
        var again = Sight.Input();
        again.Kind = PrescriptionKind.Bifocal;

        var made = (await AmendAsync(scope, wrong, again, "era bifocal")).Expect();

        Assert.Equal(
            [(wrong, PrescriptionStatus.Superseded), (other, PrescriptionStatus.Superseded), (made, PrescriptionStatus.Active)],
            await PrescriptionServiceTests.StatusesAsync(database, wrong, other, made)
        );
    }

    [Theory, EveryProvider]
    public async Task AmendAsync_RefusedForEveryCause_ChangesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (id, current) = await CurrentAsync(database);
        var draft = await database.PrescribeAsync(id, Sight.Input(database.World.Centro), new(AsDraft: true));
        await using var scope = database.As(database.World.Optometrist);
        var broken = Sight.Input();
        broken.IssuerName = null;

        var wrong = (await AmendAsync(scope, current, broken, " ", version: 7)).Refused<Invalid, Guid>();
        Assert.Equal(["Reason", "IssuerName"], wrong.Fields.Select(field => field.Field));
        var tooLong = (await AmendAsync(scope, current, Sight.Input(), new string('x', 401))).Refused<Invalid, Guid>();
        Assert.Equal("reason_too_long", Assert.Single(tooLong.Fields).Code);
        (await AmendAsync(scope, current, Sight.Input(), "eje", version: 7)).Refused<VersionConflict, Guid>();
        var allowed = (await AmendAsync(scope, draft, Sight.Input(), "eje")).Refused<InvalidPrescriptionTransition, Guid>().Allowed;
        Assert.Equal([PrescriptionStatus.Active, PrescriptionStatus.Cancelled], allowed);

        Assert.Equal(
            [(current, PrescriptionStatus.Active), (draft, PrescriptionStatus.Draft)],
            await PrescriptionServiceTests.StatusesAsync(database, current, draft)
        );
        Assert.Equal(2, await database.ReadAsync(db => db.Prescriptions.CountAsync(Cancellation)));
    }

    [Theory, EveryProvider]
    public async Task ActivateAsync_ADraft_SupersedesTheCurrentOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (id, current) = await CurrentAsync(database);
        var draft = await database.PrescribeAsync(id, Sight.Input(database.World.Centro), new(AsDraft: true));
        await using var scope = database.As(database.World.Optometrist);

        (await scope.Get<PrescriptionLifeService>().ActivateAsync(draft, new(), Cancellation)).Expect();

        Assert.Equal(
            [(current, PrescriptionStatus.Superseded), (draft, PrescriptionStatus.Active)],
            await PrescriptionServiceTests.StatusesAsync(database, current, draft)
        );
    }

    [Theory, EveryProvider]
    public async Task CancelAsync_WithAReason_KeepsValuesAndReason(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, id) = await CurrentAsync(database);
        await using var scope = database.As(database.World.Optometrist);
        var life = scope.Get<PrescriptionLifeService>();

        Assert.Equal(
            "Reason",
            Assert.Single((await life.CancelAsync(id, " ", new(9), Cancellation)).Refused<Invalid, Done>().Fields).Field
        );
        (await life.CancelAsync(id, "pedida por la clienta", new(9), Cancellation)).Refused<VersionConflict, Done>();
        (await life.CancelAsync(id, "pedida por la clienta", new(1), Cancellation)).Expect();
        Assert.Empty((await life.CancelAsync(id, "otra vez", new(), Cancellation)).Refused<InvalidPrescriptionTransition, Done>().Allowed);
        (await life.ActivateAsync(id, new(), Cancellation)).Refused<InvalidPrescriptionTransition, Done>();

        var read = await database.ReadPrescriptionAsync(id);
        Assert.Equal(PrescriptionStatus.Cancelled, read.Row.Status);
        Assert.Equal("pedida por la clienta", read.Content!.ClosingReason);
        Assert.Equal(Sight.Input().Values(), read.Content.Values);
    }

    [Theory, EveryProvider]
    public async Task MarkEnteredInErrorAsync_TheCurrentOne_LeavesNoneCurrent(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, id) = await CurrentAsync(database);
        var draft = await database.PrescribeAsync(customer, Sight.Input(database.World.Centro), new(AsDraft: true));
        await using var scope = database.As(database.World.Optometrist);
        var life = scope.Get<PrescriptionLifeService>();

        (await life.MarkEnteredInErrorAsync(id, "de otra persona", new(), Cancellation)).Expect();
        // a draft was never anything that could be an error
        (await life.MarkEnteredInErrorAsync(draft, "x", new(), Cancellation)).Refused<InvalidPrescriptionTransition, Done>();

        Assert.Empty((await scope.Get<PrescriptionQueries>().CurrentAsync(customer, Cancellation)).Expect());
        Assert.Equal(PrescriptionStatus.EnteredInError, (await database.ReadPrescriptionAsync(id)).Row.Status);
    }

    /// <summary>Expiry is not written down: it follows from the last day and the clock of the branch (OR-24, CL-11).</summary>
    [Theory]
    [InlineData("America/Santiago", "2026-11-27T02:59:59Z", PrescriptionStatus.Active)]
    [InlineData("America/Santiago", "2026-11-27T03:00:00Z", PrescriptionStatus.Expired)]
    [InlineData("Pacific/Easter", "2026-11-27T03:00:00Z", PrescriptionStatus.Active)]
    [InlineData("Pacific/Easter", "2026-11-27T05:00:00Z", PrescriptionStatus.Expired)]
    public async Task Status_PastTheLastDayOfTheBranch_IsExpired(string zone, string now, PrescriptionStatus expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await SetZoneAsync(database, database.World.Centro, zone);
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Sight.Input(database.World.Centro);
        input.ExpiresOn = new DateOnly(2026, 11, 26);
        var made = await database.PrescribeAsync(id, input);
        database.Clock.Advance(DateTimeOffset.Parse(now, null) - database.Clock.GetUtcNow());

        Assert.Equal(expected, (await database.ReadPrescriptionAsync(made)).Row.Status);
        await using var scope = database.As(database.World.Sales);
        var queries = scope.Get<PrescriptionQueries>();
        Assert.Equal(expected, (await queries.OfCustomerAsync(id, new PageRequest(), Cancellation)).Expect().Items[0].Status);
        Assert.Equal(expected, (await queries.CurrentAsync(id, Cancellation)).Expect()[0].Status);
        Assert.Equal([(made, PrescriptionStatus.Active)], await PrescriptionServiceTests.StatusesAsync(database, made));
    }

    [Fact]
    public async Task AmendAsync_OneThatExpired_IsAllowed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, id) = await CurrentAsync(database);
        database.Clock.Advance(TimeSpan.FromDays(3 * 365));
        await using var scope = database.As(database.World.Optometrist);
        Assert.True((await database.ReadPrescriptionAsync(id)).MayAmend);

        (await AmendAsync(scope, id, Sight.Input(), "fecha")).Expect();
    }

    internal static async Task SetZoneAsync(TestDatabase database, Guid branch, string zone)
    {
        await using var db = database.Open();
        var row = await db.Branches.SingleAsync(row => row.Id == branch, Cancellation);
        db.Entry(row).Property(nameof(Branch.TimeZone)).CurrentValue = zone;
        await db.SaveChangesAsync(Cancellation);
    }

    private static async Task<(Guid Customer, Guid Prescription)> CurrentAsync(TestDatabase database)
    {
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        return (id, await database.PrescribeAsync(id, Sight.Input(database.World.Centro)));
    }

    private static Task<Result<Guid>> AmendAsync(TestScope scope, Guid id, PrescriptionInput input, string reason, long? version = null) =>
        scope.Get<PrescriptionAmendService>().AmendAsync(id, new(input, reason), new() { Version = version }, Cancellation);
}
