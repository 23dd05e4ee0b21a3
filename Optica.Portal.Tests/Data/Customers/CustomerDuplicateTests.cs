using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>DOMAIN §2 "Duplicates".</summary>
public sealed class CustomerDuplicateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task CreateAsync_SameRutInTheBranch_IsAlwaysRefused(bool confirmed, bool inactive)
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Admin);
        if (inactive)
        {
            (await scope.Life.DeactivateAsync(first, null, Cancellation)).Expect();
        }

        var input = new CustomerInput { FirstName = "Otra", Rut = People.RutOf(1) };
        var exists = (await scope.Customers.CreateAsync(input, new(confirmed), Cancellation)).Refused<CustomerExists, Guid>();

        var hit = Assert.Single(exists.Duplicates);
        Assert.Equal((first, "Ana Soto", "Centro", !inactive, true), (hit.Id, hit.Name, hit.Branch, hit.IsActive, hit.Blocks));
        Assert.Equal(["rut"], hit.Fields);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("phone")]
    public async Task CreateAsync_SameContact_NeedsConfirmationWhichFlagsItAlone(string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Centro, People.Numbered(1));
        CustomerInput Sibling(int number)
        {
            var input = People.Numbered(number);
            input.Email = field == "email" ? People.Numbered(1).Email : input.Email;
            input.Phone = field == "phone" ? People.Numbered(1).Phone : input.Phone;
            return input;
        }

        await using var scope = database.As(database.World.Sales);
        var refused = await scope.Customers.CreateAsync(Sibling(2), new(), Cancellation);
        Assert.Equal([field], Assert.Single(refused.Refused<CustomerExists, Guid>().Duplicates).Fields);

        var id = (await scope.Customers.CreateAsync(Sibling(2), new(SharesContact: true), Cancellation)).Expect();

        var saved = await database.ReadAsync(db => db.Customers.SingleAsync(row => row.Id == id));
        Assert.Equal((field == "email", field == "phone"), (saved.EmailShared, saved.PhoneShared));
        Assert.Equal((field == "email", field == "phone"), (saved.UniqueEmail is null, saved.UniquePhone is null));
        var history = (await scope.History.ListAsync(id, new PageRequest(), Cancellation)).Expect();
        Assert.Contains(history.Items[0].Changes, change => change is { Field: "EmailShared" or "PhoneShared", New: "True" });

        // the next one still has to be confirmed, also against the one who shares
        Assert.IsType<CustomerExists>((await scope.Customers.CreateAsync(Sibling(3), new(), Cancellation)).Error);
    }

    [Fact]
    public async Task UpdateAsync_OtherFieldOfSomeoneWhoShares_KeepsTheConfirmation()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var sibling = People.Numbered(2);
        sibling.Phone = People.Numbered(1).Phone;
        var second = await database.AddAsync(database.World.Centro, sibling, shares: true);

        Assert.Null(await UpdateAsync(database, second, new CustomerInput { FirstName = "Eva" }, nameof(CustomerInput.FirstName)));
        Assert.Null(await UpdateAsync(database, first, new CustomerInput { FirstName = "Ema" }, nameof(CustomerInput.FirstName)));

        var saved = await database.ReadAsync(db => db.Customers.SingleAsync(row => row.Id == second));
        Assert.True(saved.PhoneShared);
        Assert.IsType<CustomerExists>(
            await UpdateAsync(database, second, new CustomerInput { Rut = People.RutOf(1) }, nameof(CustomerInput.Rut))
        );
        Assert.IsType<CustomerExists>(
            await UpdateAsync(database, second, new CustomerInput { Email = "ANA1@x.cl" }, nameof(CustomerInput.Email))
        );
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_SameRutInAnotherBranch_IsAllowedAndToldWithoutName(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(database.World.Mall, People.Numbered(1));
        await using var scope = database.As(database.World.Sales);

        var told = Assert.Single((await scope.Queries.DuplicatesAsync(People.Numbered(1), null, Cancellation)).Expect());

        Assert.Equal((null, null, "Mall", true, false), (told.Id, told.Name, told.Branch, told.IsActive, told.Blocks));
        Assert.Equal(["rut", "email", "phone"], told.Fields);
        Assert.True((await scope.Customers.CreateAsync(People.Numbered(1), new(), Cancellation)).Succeeded);
    }

    [Fact]
    public async Task DuplicatesAsync_OtherOrganisation_TellsNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddAsync(database.World.Costa, People.Numbered(1));
        await using var scope = database.As(database.World.Super);

        Assert.Empty((await scope.Queries.DuplicatesAsync(People.Numbered(1), null, Cancellation)).Expect());
    }

    [Theory]
    [InlineData("9.000.001", false)]
    [InlineData("no rut", false)]
    [InlineData("", false)]
    [InlineData("9.000.001-{0}", true)]
    public async Task DuplicatesAsync_WhileTyping_ReadsWhatIsComplete(string typed, bool found)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Sales);
        var input = new CustomerInput
        {
            Rut = string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, People.RutOf(1)[^1]),
        };

        var hits = (await scope.Queries.DuplicatesAsync(input, null, Cancellation)).Expect();

        Assert.Equal(found, hits.Count == 1 && hits[0].Blocks);
        Assert.Empty((await scope.Queries.DuplicatesAsync(input, id, Cancellation)).Expect());
    }

    private static async Task<Error?> UpdateAsync(TestDatabase database, Guid id, CustomerInput input, string field)
    {
        await using var scope = database.As(database.World.Sales);
        var update = new CustomerUpdate(input, new HashSet<string>(StringComparer.Ordinal) { field });
        return (await scope.Customers.UpdateAsync(id, update, Cancellation)).Error;
    }
}
