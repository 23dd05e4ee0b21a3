using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Agreements;
using Optica.Data.Orders;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Orders;

/// <summary>What changes later at agreements, customers and tax changes no existing order, unless somebody asks for it.</summary>
public sealed class OrderKeptPricesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task ChangeAsync_AgreementChangedSince_NotesLeaveEveryFigure(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, agreement, order) = await SoldAsync(database, Catalog.Discount("Caja", 10));
        var before = await database.ReadOrderAsync(order);
        Assert.Equal(("Caja", 90_000), (before.Money.BenefitName, before.Money.Total));
        await ChangeAsync(database, agreement, new() { DiscountPercent = 40 }, nameof(AgreementInput.DiscountPercent));
        await TaxAsync(database, 25);

        (await database.EditAsync(order, input => input.Notes = "llamar", database.World.Sales)).Expect();

        var after = await database.ReadOrderAsync(order);
        Assert.Equal((before.Money, "llamar"), (after.Money, after.Notes));
        Assert.Equal(before.Lines.Select(Figures), after.Lines.Select(Figures));
    }

    [Fact]
    public async Task ChangeAsync_LineAdded_IsPricedWithTheKeptPercentAndTax()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, agreement, order) = await SoldAsync(database, Catalog.Discount("Caja", 10));
        await ChangeAsync(database, agreement, new() { IsActive = false }, nameof(AgreementInput.IsActive));
        await TaxAsync(database, 25);

        await using (var scope = database.As(database.World.Sales))
        {
            var typed = Sales.Order(order, null, 100_000);
            typed.Lines.Add(Cheap());
            var shown = (await scope.Get<OrderQueries>().PriceChangeAsync(order, typed, Cancellation)).Expect();
            Assert.Equal((99_000, "Caja", 19), (shown.Money.Total, shown.Money.BenefitName, shown.Money.TaxPercent));
        }

        (await database.EditAsync(order, input => input.Lines.Add(Cheap()), database.World.Sales)).Expect();
        var money = (await database.ReadOrderAsync(order)).Money;
        Assert.Equal((99_000, "Caja", 19), (money.Total, money.BenefitName, money.TaxPercent));
    }

    /// <summary>A discount typed by mistake, better than the agreement, hides it from the order; taken out, the agreement is claimed.</summary>
    [Fact]
    public async Task ChangeAsync_LineDiscountTakenOut_ClaimsTheAgreementThatItHid()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, order) = await SoldAsync(database, Catalog.Discount("Caja", 10));
        (await database.EditAsync(order, input => (input.Lines[0].DiscountPercent, input.Reason) = (15, "cliente"))).Expect();
        Assert.Equal((null, 85_000), Named((await database.ReadOrderAsync(order)).Money));

        (await database.EditAsync(order, input => input.Lines[0].DiscountPercent = 0, database.World.Sales)).Expect();

        Assert.Equal(("Caja", 90_000), Named((await database.ReadOrderAsync(order)).Money));
    }

    [Fact]
    public async Task ChangeAsync_Copay_StaysTheInstitutionsShare()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, agreement, order) = await SoldAsync(database, Catalog.Copay("Bienestar", 70));
        await ChangeAsync(database, agreement, new() { CopayPercent = 20 }, nameof(AgreementInput.CopayPercent));
        (await database.EditAsync(order, input => input.Lines.Add(Cheap()), database.World.Sales)).Expect();
        var money = (await database.ReadOrderAsync(order)).Money;
        Assert.Equal((110_000, 33_000, 70), (money.Total, money.InstitutionShare, money.CopayPercent));
    }

    [Fact]
    public async Task ChangeAsync_WithoutABenefit_ClaimsNoneThatCameLater()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var order = await database.SellAsync(customer, database.World.Centro);
        await database.GrantAsync(customer, 20, "cliente antigua");

        (await database.EditAsync(order, input => input.Notes = "x", database.World.Sales)).Expect();
        Assert.Equal((null, 100_000), Named((await database.ReadOrderAsync(order)).Money));

        // asked for, it does
        (await database.EditAsync(order, input => input.Reprices = true, database.World.Sales)).Expect();
        Assert.Equal(("cliente antigua", 80_000), Named((await database.ReadOrderAsync(order)).Money));
    }

    [Fact]
    public async Task ChangeAsync_Reprices_TakesTodaysAgreementAndTax()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, agreement, order) = await SoldAsync(database, Catalog.Discount("Caja", 10));
        await ChangeAsync(database, agreement, new() { DiscountPercent = 40 }, nameof(AgreementInput.DiscountPercent));
        await TaxAsync(database, 25);

        (await database.EditAsync(order, input => input.Reprices = true, database.World.Sales)).Expect();
        var money = (await database.ReadOrderAsync(order)).Money;
        Assert.Equal((60_000, 25, 48_000), (money.Total, money.TaxPercent, money.Net));
    }

    private static (string?, long) Named(OrderMoney money) => (money.BenefitName, money.CustomerShare);

    private static (long, long, long, int, DiscountKind, string?) Figures(OrderLineRow line) =>
        (line.Net, line.Tax, line.Total, line.DiscountPercent, line.Discount, line.DiscountName);

    private static OrderLineInput Cheap() =>
        new()
        {
            Description = "Estuche",
            Kind = LineKind.Accessory,
            UnitPrice = 10_000,
        };

    private static async Task<(Guid Customer, Guid Agreement, Guid Order)> SoldAsync(TestDatabase database, AgreementInput benefit)
    {
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var agreement = await database.MakeAsync(benefit);
        await database.LinkAsync(customer, agreement);
        return (customer, agreement, await database.SellAsync(customer, database.World.Centro));
    }

    private static async Task ChangeAsync(TestDatabase database, Guid id, AgreementInput input, string field)
    {
        await using var scope = database.As(database.World.Super);
        var update = new PartialUpdate<AgreementInput>(input, new HashSet<string>([field], StringComparer.Ordinal));
        (await scope.Get<AgreementService>().ChangeAsync(id, update, Cancellation)).Expect();
    }

    private static Task<int> TaxAsync(TestDatabase database, int percent) =>
        database.ReadAsync(db => db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(row => row.TaxPercent, percent), Cancellation));
}
