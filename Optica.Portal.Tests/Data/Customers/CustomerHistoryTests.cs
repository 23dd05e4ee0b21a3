using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Notifications;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Notifications;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class CustomerHistoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ListAsync_AfterChanges_TellsOldAndNewNewestFirst(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        await using var sales = database.As(database.World.Sales);
        var input = new CustomerInput
        {
            Phone = "9 8765 4321",
            Notes = null,
            Tags = ["escuela", "Nueva"],
            DateOfBirth = new DateOnly(1981, 1, 1),
        };
        string[] fields =
        [
            nameof(CustomerInput.Phone),
            nameof(CustomerInput.Notes),
            nameof(CustomerInput.Tags),
            nameof(CustomerInput.DateOfBirth),
        ];
        (await sales.Customers.UpdateAsync(id, new(input, fields.ToHashSet(StringComparer.Ordinal)), Cancellation)).Expect();

        var page = (await sales.History.ListAsync(id, new PageRequest(), Cancellation)).Expect();

        Assert.Equal("update create", string.Join(" ", page.Items.Select(step => step.Action)));
        Assert.Equal(("sales", World.Start.AddMinutes(5)), (page.Items[0].UserName, page.Items[0].At));
        Assert.Equal(DateTimeKind.Utc, page.Items[0].At.Kind);
        Assert.Equivalent(
            new[]
            {
                new FieldChange("DateOfBirth", "1980-05-17", "1981-01-01"),
                new FieldChange("Notes", "prefiere la tarde", null),
                new FieldChange("Phone", People.Full(1).Phone, "+56987654321"),
                new FieldChange("Tags", "escuela; VIP", "escuela; Nueva"),
            },
            page.Items[0].Changes,
            strict: true
        );
    }

    /// <summary>What an erasure took away stays in the trail alone: whoever may not read that is told who did what, and when.</summary>
    [Fact]
    public async Task ListAsync_OfWhoWasErased_ShowsNothingThatStoodThereButToReadersOfTheTrail()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = People.Full(1);
        var id = await database.AddAsync(database.World.Centro, person);
        await using (var admin = database.As(database.World.Admin))
        {
            await RightsTests.GrantAsync(admin, id, RightsKind.Erase);
            var whole = (await admin.History.ListAsync(id, new PageRequest(), Cancellation)).Expect();
            Assert.Contains(whole.Items.SelectMany(step => step.Changes), change => change.Old == person.Phone);
            Assert.DoesNotContain(whole.Items, step => step.HidesErased);
        }

        foreach (var who in new[] { database.World.Sales, database.World.Optometrist })
        {
            await using var scope = database.As(who);
            var steps = (await scope.History.ListAsync(id, new PageRequest(), Cancellation)).Expect().Items;
            Assert.Contains(steps, step => step.Action == AuditActions.Create);
            Assert.All(steps, step => Assert.True(step is { Changes.Count: 0, Reason: null, HidesErased: true, HidesMedical: false }));
        }
    }

    [Fact]
    public async Task ListAsync_TagSpeltOtherwise_IsTold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var sales = database.As(database.World.Sales);
        var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.Tags) };
        (await sales.Customers.UpdateAsync(id, new(new CustomerInput { Tags = ["Vip", "escuela"] }, fields), Cancellation)).Expect();

        var step = (await sales.History.ListAsync(id, new PageRequest(), Cancellation)).Expect().Items[0];

        Assert.Equal(new FieldChange("Tags", "VIP; escuela", "Vip; escuela"), Assert.Single(step.Changes));
    }

    [Fact]
    public async Task ListAsync_MedicalChange_ShowsOnlyWithPermissionAndCountsAsReading()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var optometrist = database.As(database.World.Optometrist);
        var fields = new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.Allergies) };
        (await optometrist.Customers.UpdateAsync(id, new(new CustomerInput { Allergies = ["gatos"] }, fields), Cancellation)).Expect();
        var reads = await ReadsAsync(database);

        var seen = (await optometrist.History.ListAsync(id, new PageRequest(), Cancellation)).Expect().Items[0];
        Assert.Equal(new FieldChange("Allergies", "polen", "gatos"), Assert.Single(seen.Changes));
        Assert.False(seen.HidesMedical);
        Assert.Equal(reads + 1, await ReadsAsync(database));

        await using var sales = database.As(database.World.Sales);
        var hidden = (await sales.History.ListAsync(id, new PageRequest(), Cancellation)).Expect().Items[0];
        Assert.Empty(hidden.Changes);
        Assert.True(hidden.HidesMedical);
        Assert.Equal(reads + 1, await ReadsAsync(database));
    }

    [Fact]
    public async Task ProfileAsync_Medical_IsNotedOnlyWhenRead()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        foreach (var (person, reads) in new[] { (database.World.Sales, 0), (database.World.Super, 0), (database.World.Optometrist, 1) })
        {
            await using var scope = database.As(person);
            (await scope.Queries.ProfileAsync(id, Cancellation)).Expect();
            Assert.Equal(reads, await ReadsAsync(database));
        }
    }

    [Theory, EveryProvider]
    public async Task Notifications_OfANewCustomer_GoToAdminsOfTheBranchButNotToItsCauser(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        await using (var admin = database.As(world.Admin))
        {
            (await admin.Customers.CreateAsync(People.Numbered(1), new(), Cancellation)).Expect();
        }

        foreach (
            var (person, unread) in new[]
            {
                (world.Admin, 0),
                (world.Super, 1),
                (world.Helper, 1),
                (world.Sales, 0),
                (world.MallAdmin, 0),
                (world.SouthChief, 0),
            }
        )
        {
            await using var scope = database.As(person);
            var queries = scope.Get<NotificationQueries>();
            Assert.Equal(unread, (await queries.UnreadAsync(Cancellation)).Expect());
            var rows = (await queries.NewestAsync(Cancellation)).Expect();
            Assert.Equal(unread, rows.Count);
            Assert.All(
                rows,
                row =>
                    Assert.Equal(
                        (NotificationKind.NewCustomer, "Ana Soto", "Centro", false),
                        (row.Kind, row.RecordName, row.Place, row.IsRead)
                    )
            );
        }

        await using var reader = database.As(world.Helper);
        Assert.Equal(1, (await reader.Get<NotificationService>().ReadAllAsync(Cancellation)).Expect());
        Assert.Equal(0, (await reader.Get<NotificationQueries>().UnreadAsync(Cancellation)).Expect());
        await using var other = database.As(world.Super);
        Assert.Equal(1, (await other.Get<NotificationQueries>().UnreadAsync(Cancellation)).Expect());
    }

    private static Task<int> ReadsAsync(TestDatabase database) =>
        database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == AuditActions.MedicalRead));
}
