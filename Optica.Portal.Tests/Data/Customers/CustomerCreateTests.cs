using Optica.Data;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class CustomerCreateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task CreateAsync_AllFields_ComeBackOnTheProfile(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));

        await using var scope = database.As(database.World.Optometrist);
        var profile = (await scope.Queries.ProfileAsync(id, Cancellation)).Expect();

        var expected = People.Full(1);
        expected.BranchId = database.World.Centro;
        Assert.Equivalent(expected, profile.Fields, strict: true);
        Assert.Equal(1, profile.Version);
        Assert.Equal("chief", profile.Stamp.CreatedBy);
        Assert.Equal(World.Start, profile.Stamp.CreatedAt);
    }
}
