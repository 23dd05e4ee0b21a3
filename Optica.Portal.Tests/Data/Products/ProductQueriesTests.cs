using Optica.Data;
using Optica.Data.Products;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Products;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Products;

public sealed class ProductQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task FindAsync_WordsInAnyOrderAndSpelling_FindTheProduct(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.MakeAsync(Catalog.Frame("Armazón Ñandú acetato", "AR-150"));
        await database.MakeAsync(Catalog.Frame("Cristal 1.60"));

        foreach (var text in new[] { "ñandú", "NANDU", "acetato armazon", "ar-150", "and AR-1", "  zón  150 ", "ＡＲ-150" })
        {
            Assert.Equal("Armazón Ñandú acetato", Assert.Single(await FindAsync(database, text)));
        }

        Assert.Empty(await FindAsync(database, "armazon cristal"));
        Assert.Empty(await FindAsync(database, "x\0y"));
    }

    /// <summary>Signs that mean something to databases are plain.</summary>
    [Theory, EveryProvider]
    public async Task FindAsync_Wildcards_ArePlain(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.MakeAsync(Catalog.Frame("Filtro 100%", "A_B"));
        await database.MakeAsync(Catalog.Frame("Filtro 1000", "AXB"));
        await database.MakeAsync(Catalog.Frame("Filtro [sol] \\ '--", "C"));

        Assert.Equal("Filtro 100%", Assert.Single(await FindAsync(database, "0%")));
        Assert.Equal("Filtro 100%", Assert.Single(await FindAsync(database, "a_b")));
        Assert.Equal("Filtro [sol] \\ '--", Assert.Single(await FindAsync(database, "[sol]")));
        Assert.Equal("Filtro [sol] \\ '--", Assert.Single(await FindAsync(database, "\\ '--")));
        Assert.Empty(await FindAsync(database, "%_"));
        Assert.Empty(await FindAsync(database, "[a-z]"));
    }

    [Theory, EveryProvider]
    public async Task FindAsync_SeveralMatches_CodeThenStartThenName(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.MakeAsync(Catalog.Frame("Andes claro", "X1"));
        await database.MakeAsync(Catalog.Frame("Sol para Andes", "X2"));
        await database.MakeAsync(Catalog.Frame("Zapato", "ANDES"));
        await database.MakeAsync(Catalog.Frame("Bolso de Andes", "X3"));

        Assert.Equal(["Zapato", "Andes claro", "Bolso de Andes", "Sol para Andes"], await FindAsync(database, "andes"));
    }

    [Theory, EveryProvider]
    public async Task FindAsync_OnlyWhatIsSold_AtMostTwelve(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var number = 0; number < 14; number++)
        {
            await database.MakeAsync(Catalog.Frame($"Armazón {(char)('A' + number)}"));
        }

        var gone = Catalog.Frame("Armazón 0");
        gone.IsActive = false;
        await database.MakeAsync(gone);
        await database.MakeAsync(Catalog.Frame("Armazón 1"), database.World.SouthChief);

        Assert.Equal(Enumerable.Range(0, 12).Select(number => $"Armazón {(char)('A' + number)}"), await FindAsync(database, null));
        Assert.Empty(await FindAsync(database, "armazon 0"));
    }

    [Theory, EveryProvider]
    public async Task ListAsync_Filters_NarrowTheList(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.MakeAsync(Catalog.Frame("Armazón A"));
        await database.MakeAsync(Catalog.Frame("Armazón A al aire", "A-0"));
        await database.MakeAsync(Made("Montaje", LineKind.Service, active: true));
        await database.MakeAsync(Made("Soldadura", LineKind.Service, active: false));

        Assert.Equal("Armazón A, Armazón A al aire, Montaje, Soldadura", await ListAsync(database, new()));
        Assert.Equal("Montaje, Soldadura", await ListAsync(database, new(Kind: LineKind.Service)));
        Assert.Equal("Soldadura", await ListAsync(database, new(IsActive: false)));
        Assert.Equal("Montaje", await ListAsync(database, new("mont", LineKind.Service, true)));
        Assert.Equal("", await ListAsync(database, new("mont", LineKind.Frame)));
        Assert.Equal("Soldadura", await ListAsync(database, new(), new PageRequest(2, 3)));
        Assert.Equal("", await ListAsync(database, new(), new PageRequest(int.MaxValue, 0)));
    }

    private static ProductInput Made(string name, LineKind kind, bool active)
    {
        var input = Catalog.Frame(name);
        (input.Kind, input.IsActive) = (kind, active);
        return input;
    }

    private static async Task<IReadOnlyList<string>> FindAsync(TestDatabase database, string? text)
    {
        await using var scope = database.As(database.World.Sales);
        return [.. (await scope.Get<ProductQueries>().FindAsync(text, Cancellation)).Expect().Select(row => row.Name)];
    }

    private static async Task<string> ListAsync(TestDatabase database, ProductFilter filter, PageRequest? page = null)
    {
        await using var scope = database.As(database.World.Sales);
        var found = (await scope.Get<ProductQueries>().ListAsync(filter, page ?? new PageRequest(), Cancellation)).Expect();
        return string.Join(", ", found.Items.Select(row => row.Name));
    }
}
