using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>The tables of DOMAIN §3 and §4, through the database.</summary>
public sealed class CustomerSearchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static IEnumerable<TheoryDataRow<DatabaseProvider, string>> Found =>
        from provider in EveryProviderAttribute.Providers
        from text in new[]
        {
            "12.345.678-5",
            "12345678-5",
            "123456785",
            "12345678",
            "12.345.678",
            "123456",
            "5678",
            "12",
            "678-5",
            "678–5",
            "345 678",
            "perez ju",
            "PÉREZ",
            "juan",
            "ju pe",
            "Juan Pérez",
            "perez,juan",
            "pere",
            "912345678",
            "+56 9 1234 5678",
            "9 1234",
            "+569",
            "juan.perez@",
            "perez@correo.cl",
            "@correo",
            "Juan.Perez@Correo.CL",
            "perez 12345678-5",
            "nadie 5678",
            "juna",
            "peres",
            "juan perz",
            "pérezz",
        }
        select new TheoryDataRow<DatabaseProvider, string>(provider, text);

    public static IEnumerable<TheoryDataRow<DatabaseProvider, string?>> NotFound =>
        from provider in EveryProviderAttribute.Providers
        from text in new[]
        {
            null,
            "",
            "   ",
            "5",
            "98",
            "5679",
            "12.345.678-9",
            "erez",
            "uan",
            "juan soto",
            "%",
            "_",
            "[",
            "]",
            "\\",
            "'",
            "j%n",
            "per_z",
            "[j]uan",
            "juan%",
            "' OR 1=1 --",
            "@otro",
            "x@",
            "🙂",
            "\uD800",
            "ab",
        }
        select new TheoryDataRow<DatabaseProvider, string?>(provider, text);

    [Theory, MemberData(nameof(Found))]
    public async Task FindAsync_TableOfSearch_FindsJuan(DatabaseProvider provider, string text)
    {
        foreach (var answer in await FindAsync(provider, text))
        {
            Assert.Contains(answer.Items, row => row.FullName == "Juan Pérez");
        }
    }

    [Theory, MemberData(nameof(NotFound))]
    public async Task FindAsync_SomethingElse_DoesNot(DatabaseProvider provider, string? text)
    {
        foreach (var answer in await FindAsync(provider, text))
        {
            Assert.DoesNotContain(answer.Items, row => !answer.IsGuess && row.FullName == "Juan Pérez");
        }
    }

    [Theory, EveryProvider]
    public async Task FindAsync_WithoutAccents_FindsAndRanks(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var centro = database.World.Centro;
        var inactive = await database.AddAsync(centro, Named("Peña", null, 1));
        await database.AddAsync(centro, Named("Zoila", "Peña", 2));
        await database.AddAsync(centro, Named("Peñaloza", "Aravena", 3));
        await database.AddAsync(centro, Named("Pena", null, 4));
        await database.AddAsync(centro, Named("Ana", "Soto", 5));
        await using var scope = database.As(database.World.Admin);
        (await scope.Life.DeactivateAsync(inactive, null, Cancellation)).Expect();

        foreach (var answer in await BothAsync(database, scope, "pena"))
        {
            Assert.Equal("Pena,Peña,Peñaloza Aravena,Zoila Peña", string.Join(",", answer.Items.Select(row => row.FullName)));
            Assert.Equal((4, false, false), (answer.Total, answer.TotalCapped, answer.IsGuess));
            Assert.Equal(SearchKind.Name, answer.Query.Kind);
        }
    }

    [Theory, EveryProvider]
    public async Task FindAsync_ManyMatches_ShowsTwentyAndTheTotal(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            for (var number = 0; number < 300; number++)
            {
                var customer = Customer.Create(
                    Ids.New(World.Start),
                    (database.World.North, database.World.Centro),
                    Named("Rosa", "Rojas", number),
                    default
                );
                db.Add(customer);
                db.Add(CustomerFigures.Create(customer, World.Start));
            }

            await db.SaveChangesAsync(Cancellation);
        }

        var exact = await database.AddAsync(database.World.Centro, Named("Ros", null, 900));
        await using var scope = database.As(database.World.Sales);
        foreach (var answer in await BothAsync(database, scope, "ros"))
        {
            Assert.Equal((20, 301, exact), (answer.Items.Count, answer.Total, answer.Items[0].Id));
        }
    }

    [Fact]
    public async Task FindAsync_SelectedBranch_StillFindsEverythingInReachAndNothingElse()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        await database.AddAsync(world.Centro, Named("Rosa", "Centro", 1));
        await database.AddAsync(world.Mall, Named("Rosa", "Mall", 2));
        await database.AddAsync(world.Playa, Named("Rosa", "Playa", 3));
        await database.AddAsync(world.Costa, Named("Rosa", "Costa", 4));
        await database.OpenToPlatformAsync();

        foreach (
            var (person, total) in new[]
            {
                (world.Sales, 1),
                (world.Reader, 2),
                (world.Super, 3),
                (world.SouthSales, 1),
                (world.Platform, 4),
                (world.Expired, 1),
            }
        )
        {
            await using var scope = database.As(person, person == world.Reader ? world.Mall : null);
            Assert.Equal(total, (await scope.Search.FindAsync("rosa", Cancellation)).Expect().Total);
        }
    }

    private static CustomerInput Named(string first, string? last, int number)
    {
        var input = People.Numbered(number);
        input.FirstName = first;
        input.LastName = last;
        input.Email = null;
        return input;
    }

    private static async Task<IReadOnlyList<CustomerSearchAnswer>> FindAsync(DatabaseProvider provider, string? text)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var juan = new CustomerInput
        {
            FirstName = "Juan",
            LastName = "Pérez",
            Rut = "12.345.678-5",
            Email = "juan.perez@correo.cl",
            Phone = "+56912345678",
        };
        await database.AddAsync(database.World.Centro, juan);
        await database.AddAsync(database.World.Centro, Named("Berta", "Zúñiga", 1));
        await using var scope = database.As(database.World.Sales);
        return await BothAsync(database, scope, text);
    }

    /// <summary>The answer of the database, then that of the index in memory.</summary>
    private static async Task<IReadOnlyList<CustomerSearchAnswer>> BothAsync(TestDatabase database, TestScope scope, string? text)
    {
        var before = (await scope.Search.FindAsync(text, Cancellation)).Expect();
        await database.Services.IndexAsync();
        return [before, (await scope.Search.FindAsync(text, Cancellation)).Expect()];
    }
}
