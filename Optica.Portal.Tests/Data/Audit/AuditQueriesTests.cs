using Optica.Data;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

public sealed class AuditQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ListAsync_AfterAChange_TellsWhoWhatWhereOldAndNew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        await RenameAsync(database, id, "Éva");

        var row = (await ListAsync(database, database.World.Super, new())).Items[0];

        Assert.Equal(("sales", World.Start.AddMinutes(5), AuditActions.Update), (row.Step.UserName, row.Step.At, row.Step.Action));
        Assert.Equal("Centro", row.Branch);
        Assert.Equal(("customer", id), (row.Record.Kind, row.Record.Id));
        Assert.StartsWith("Éva ", row.Record.Name, StringComparison.Ordinal);
        Assert.Equal(new FieldChange("FirstName", People.Full(1).FirstName, "Éva"), Assert.Single(row.Step.Changes));
    }

    [Theory, EveryProvider]
    public async Task ListAsync_ByEachFilter_LetsThroughWhatItNames(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var centro = await database.AddAsync(world.Centro, People.Numbered(1));
        var mall = await database.AddAsync(world.Mall, People.Numbered(2));
        database.Clock.Advance(TimeSpan.FromDays(2));
        await RenameAsync(database, centro, "Ñusta 100%");
        await using (var admin = database.As(world.Admin))
        {
            (await admin.Life.DeactivateAsync(centro, null, Cancellation)).Expect();
        }

        async Task<string> ActionsAsync(AuditFilter filter) =>
            string.Join(
                ' ',
                (await ListAsync(database, world.Super, filter)).Items.Select(row => $"{row.Step.Action}:{Of(row.Record.Id)}")
            );
        string Of(Guid id) =>
            id == centro ? "c"
            : id == mall ? "m"
            : "?";

        Assert.Equal("deactivate:c update:c create:m create:c", await ActionsAsync(new()));
        Assert.Equal("deactivate:c update:c create:c", await ActionsAsync(new() { RecordId = centro }));
        Assert.Equal("create:m", await ActionsAsync(new() { BranchId = world.Mall }));
        Assert.Equal("create:m create:c", await ActionsAsync(new() { Action = AuditActions.Create }));
        Assert.Equal("update:c", await ActionsAsync(new() { UserId = world.Sales.Id }));
        Assert.Equal("deactivate:c update:c", await ActionsAsync(new() { From = new DateOnly(2026, 11, 25) }));
        Assert.Equal("create:m create:c", await ActionsAsync(new() { To = new DateOnly(2026, 11, 24) }));
        Assert.Equal("", await ActionsAsync(new() { Text = "deactivate" }));
        Assert.Equal("update:c", await ActionsAsync(new() { Text = "Ñusta 100%" }));
        Assert.Equal("", await ActionsAsync(new() { Text = "100%%" }));
        Assert.Equal("update:c", await ActionsAsync(new() { Text = "SALES" }));
        Assert.Equal("", await ActionsAsync(new() { Kind = "order" }));
        Assert.Equal("deactivate:c update:c create:m create:c", await ActionsAsync(new() { Kind = "customer" }));
    }

    [Theory, EveryProvider]
    public async Task ListAsync_OfACustomer_HoldsWhatWasMadeForThem(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var mine = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var other = await database.AddAsync(database.World.Centro, People.Numbered(2));
        var order = await database.SellAsync(mine, database.World.Centro, 50_000);
        await database.SellAsync(other, database.World.Centro, 60_000);

        var rows = (await ListAsync(database, database.World.Super, new() { CustomerId = mine })).Items;

        Assert.Contains(rows, row => row.Record.Kind == "order" && row.Record.Id == order);
        Assert.Contains(rows, row => row.Record.Kind == "customer" && row.Record.Id == mine);
        Assert.All(rows, row => Assert.True(row.Record.Id == mine || row.Record.Id == order, row.Record.Kind));
    }

    [Theory, EveryProvider]
    public async Task ListAsync_OfABranchAdmin_IsOfTheirBranchesAlone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await database.AddAsync(world.Centro, People.Numbered(1));
        var mall = await database.AddAsync(world.Mall, People.Numbered(2));
        await database.AddAsync(world.Costa, People.Numbered(3));

        Assert.Equal(mall, Assert.Single((await ListAsync(database, world.MallAdmin, new())).Items).Record.Id);
        Assert.Equal(2, (await ListAsync(database, world.Super, new())).Total);
        await using var admin = database.As(world.MallAdmin);
        var queries = admin.Get<AuditQueries>();
        Assert.Equal(new AccessDenied(), (await queries.ListAsync(new() { BranchId = world.Centro }, new(), Cancellation)).Error);
        Assert.Equal(new NotFound(), (await queries.ListAsync(new() { BranchId = world.Costa }, new(), Cancellation)).Error);
        var people = (await queries.PeopleAsync(Cancellation)).Expect();
        Assert.Contains(people, person => person.Id == world.Reader.Id);
        Assert.DoesNotContain(people, person => person.Id == world.Sales.Id || person.Id == world.SouthSales.Id);
    }

    [Theory, EveryProvider]
    public async Task ListAsync_Medical_IsOpenedOnDemandByTheClinicalAndNoted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        var opens = new AuditFilter { OpensMedical = true, Action = AuditActions.Create };

        foreach (var (person, filter) in new[] { (world.Super, opens), (world.Chief, opens with { OpensMedical = false }) })
        {
            var hidden = Assert.Single((await ListAsync(database, person, filter)).Items);
            Assert.True(hidden.Step.HidesMedical);
            Assert.DoesNotContain(hidden.Step.Changes, change => change.Field == nameof(CustomerInput.Allergies));
        }

        Assert.Empty((await ListAsync(database, world.Super, new() { Action = AuditActions.MedicalRead })).Items);
        var seen = Assert.Single((await ListAsync(database, world.Chief, opens)).Items);
        Assert.Contains(new FieldChange(nameof(CustomerInput.Allergies), null, "polen"), seen.Step.Changes);
        Assert.False(seen.Step.HidesMedical);
        var note = Assert.Single((await ListAsync(database, world.Super, new() { Action = AuditActions.MedicalRead })).Items);
        Assert.Equal(("chief", id, "customer", "Centro"), (note.Step.UserName, note.Record.Id, note.Record.Kind, note.Branch));
    }

    [Fact]
    public async Task ListAsync_RefusedWrite_IsFoundByTheKindOfTheRecord()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using (var scope = database.As(database.World.MallAdmin))
        {
            await using var db = await scope.OpenAsync();
            var stub = await database.ReadAsync(all => all.Customers.FindAsync(id).AsTask());
            db.Remove(stub!);
            await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Cancellation));
        }

        var row = Assert.Single(
            (await ListAsync(database, database.World.Super, new() { Kind = "customer", Action = AuditActions.Denied })).Items
        );

        Assert.Equal(("mall admin", "customer", id), (row.Step.UserName, row.Record.Kind, row.Record.Id));
    }

    private static async Task<Page<AuditRow>> ListAsync(TestDatabase database, Person person, AuditFilter filter)
    {
        await using var scope = database.As(person);
        return (await scope.Get<AuditQueries>().ListAsync(filter, new PageRequest(), Cancellation)).Expect();
    }

    private static async Task RenameAsync(TestDatabase database, Guid id, string name)
    {
        await using var scope = database.As(database.World.Sales);
        var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.FirstName) };
        (await scope.Customers.UpdateAsync(id, new(new CustomerInput { FirstName = name }, fields), Cancellation)).Expect();
    }
}
