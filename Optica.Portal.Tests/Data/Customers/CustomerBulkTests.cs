using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class CustomerBulkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task AddTagAsync_Several_AreTaggedOnceAndAudited(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var plain = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var tagged = await database.AddAsync(database.World.Centro, People.Full(2));

        await using var scope = database.As(database.World.Sales);
        var outcome = (await scope.Get<CustomerBulkService>().AddTagAsync([plain, tagged, plain], " vip ", Cancellation)).Expect();

        Assert.Equal([plain], outcome.Changed);
        Assert.Equal((1, 0), (outcome.Same, outcome.Refused));
        var row = (await scope.Queries.RowAsync(plain, Cancellation)).Expect();
        Assert.Equal(["vip"], row.Tags);
        Assert.Equal(2, row.Version);
        Assert.Equal(["VIP", "escuela"], (await scope.Queries.RowAsync(tagged, Cancellation)).Expect().Tags);
        Assert.Equal(1, await CountAsync(database, AuditActions.Update));
    }

    [Fact]
    public async Task AddTagAsync_OtherBranchesOrganisationsAndNobody_AreRefusedAndStayAsTheyAre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        Guid[] ids =
        [
            await database.AddAsync(world.Centro, People.Numbered(1)),
            await database.AddAsync(world.Mall, People.Numbered(2)),
            await database.AddAsync(world.Costa, People.Numbered(3)),
            Ids.New(World.Start),
        ];

        await using var reader = database.As(world.Reader);
        var outcome = (await reader.Get<CustomerBulkService>().AddTagAsync(ids, "vip", Cancellation)).Expect();

        Assert.Equal([ids[1]], outcome.Changed);
        Assert.Equal(3, outcome.Refused);
        Assert.Equal([ids[1]], await database.ReadAsync(db => db.CustomerTags.Select(tag => tag.CustomerId).ToListAsync(Cancellation)));
    }

    [Fact]
    public async Task AddTagAsync_TwentyTagsAlready_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var input = People.Numbered(1);
        input.Tags = [.. Enumerable.Range(1, 20).Select(number => $"t{number}")];
        var id = await database.AddAsync(database.World.Centro, input);

        await using var scope = database.As(database.World.Sales);
        var outcome = (await scope.Get<CustomerBulkService>().AddTagAsync([id], "vip", Cancellation)).Expect();

        Assert.Equal((0, 1), (outcome.Changed.Count, outcome.Refused));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \u200B ")]
    [InlineData("a\u0001b")]
    [InlineData("12345678901234567890123456789012345678901")]
    public async Task AddTagAsync_NoTag_IsInvalid(string? tag)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Sales);

        (await scope.Get<CustomerBulkService>().AddTagAsync([], tag, Cancellation)).Refused<Invalid, BulkOutcome>();
    }

    [Fact]
    public async Task AddTagAsync_TooMany_IsInvalid()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Sales);
        var ids = Enumerable.Range(0, CustomerBulkService.Most + 1).Select(_ => Ids.New(World.Start)).ToList();

        (await scope.Get<CustomerBulkService>().AddTagAsync(ids, "vip", Cancellation)).Refused<Invalid, BulkOutcome>();
    }

    [Theory, EveryProvider]
    public async Task DeactivateAsync_ThenReactivateTheChanged_IsAsBefore(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var active = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var inactive = await database.AddAsync(database.World.Centro, People.Numbered(2));
        await using var scope = database.As(database.World.Admin);
        (await scope.Life.DeactivateAsync(inactive, null, Cancellation)).Expect();
        var bulk = scope.Get<CustomerBulkService>();

        var outcome = (await bulk.DeactivateAsync([active, inactive], Cancellation)).Expect();
        var stats = (await scope.Queries.StatsAsync(Cancellation)).Expect();
        var undone = (await bulk.ReactivateAsync(outcome.Changed, Cancellation)).Expect();

        Assert.Equal([active], outcome.Changed);
        Assert.Equal(1, outcome.Same);
        Assert.Equal(0, stats.Active);
        Assert.Equal([active], undone.Changed);
        Assert.Equal(2, await CountAsync(database, AuditActions.Deactivate));
        Assert.Equal(1, await CountAsync(database, AuditActions.Reactivate));
    }

    [Fact]
    public async Task DeactivateAsync_Sales_IsDenied()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Sales);

        (await scope.Get<CustomerBulkService>().DeactivateAsync([], Cancellation)).Refused<AccessDenied, BulkOutcome>();
    }

    private static Task<int> CountAsync(TestDatabase database, string action) =>
        database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.Action == action, Cancellation));
}
