using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Agreements;
using Optica.Data.Orders;
using Optica.Domain.Agreements;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Agreements;

public sealed class AgreementTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Santiago is three hours behind in summer, four in winter; 2026-09-06 begins at one, 2026-04-04 has 25 hours.</summary>
    [Theory]
    [InlineData("2026-11-24", "2026-11-24T02:59:59", AgreementState.Upcoming)]
    [InlineData("2026-11-24", "2026-11-24T03:00:00", AgreementState.Valid)]
    [InlineData("2026-11-24", "2026-11-25T02:59:59", AgreementState.Valid)]
    [InlineData("2026-11-24", "2026-11-25T03:00:00", AgreementState.Ended)]
    [InlineData("2026-09-06", "2026-09-06T03:59:59", AgreementState.Upcoming)]
    [InlineData("2026-09-06", "2026-09-06T04:00:00", AgreementState.Valid)]
    [InlineData("2026-09-06", "2026-09-07T02:59:59", AgreementState.Valid)]
    [InlineData("2026-09-06", "2026-09-07T03:00:00", AgreementState.Ended)]
    [InlineData("2026-04-04", "2026-04-04T03:00:00", AgreementState.Valid)]
    [InlineData("2026-04-04", "2026-04-05T03:59:59", AgreementState.Valid)]
    [InlineData("2026-04-04", "2026-04-05T04:00:00", AgreementState.Ended)]
    public async Task ListAsync_OnADayOfSantiago_AgreesWithThePrice(string only, string now, AgreementState state)
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Catalog.Discount("Caja", 10);
        input.ValidFrom = input.ValidUntil = DateOnly.Parse(only, System.Globalization.CultureInfo.InvariantCulture);
        await database.LinkAsync(customer, await database.MakeAsync(input));

        database.Clock.Now = DateTime.Parse($"{now}Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal);

        await using var scope = database.As(database.World.Sales);
        var row = Assert.Single((await scope.Get<AgreementQueries>().ListAsync(Cancellation)).Expect());
        Assert.Equal((state, state == AgreementState.Valid, 1), (row.State, row.IsValid, row.Members));
        var benefits = (await scope.Get<AgreementQueries>().OfCustomerAsync(customer, Cancellation)).Expect();
        Assert.Equal(state, Assert.Single(benefits.Agreements).State);
        var price = await PriceAsync(scope, customer);
        Assert.Equal(state == AgreementState.Valid ? ("Caja", 90_000) : (null, 100_000), (price.BenefitName, price.Total));
    }

    [Fact]
    public async Task PriceAsync_EndedByHand_ClaimsNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var id = await database.MakeAsync(Catalog.Discount("Caja", 10));
        await database.LinkAsync(customer, id);

        (await ChangeAsync(database, id, new AgreementInput { IsActive = false }, nameof(AgreementInput.IsActive))).Expect();

        await using var scope = database.As(database.World.Sales);
        Assert.Null((await PriceAsync(scope, customer)).BenefitName);
        Assert.Equal(AgreementState.Ended, (await scope.Get<AgreementQueries>().ReadAsync(id, Cancellation)).Expect().State);
    }

    /// <summary>The customer's own 20 % against the union's 10 % and a copay of 70 %: what leaves least is named.</summary>
    [Fact]
    public async Task PriceAsync_SeveralBenefits_NamesTheBest()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.LinkAsync(customer, await database.MakeAsync(Catalog.Discount("Sindicato", 10)));
        await using var scope = database.As(database.World.Sales);
        Assert.Equal(("Sindicato", 90_000), Named(await PriceAsync(scope, customer)));

        await database.GrantAsync(customer, 20, "cliente antigua");
        Assert.Equal(("cliente antigua", 80_000), Named(await PriceAsync(scope, customer)));

        await database.LinkAsync(customer, await database.MakeAsync(Catalog.Copay("Bienestar", 70)));
        var best = await PriceAsync(scope, customer);
        Assert.Equal(("Bienestar", 70_000), Named(best));
        Assert.Equal((100_000, 30_000, 70), (best.Total, best.InstitutionShare, best.CopayPercent));
    }

    [Theory, EveryProvider]
    public async Task CreateAsync_SameClickTwenty_OneAgreement(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var once = new OperationOptions(Ids.New(World.Start));

        var made = await Race.AtOnceAsync(
            20,
            async _ =>
            {
                await using var scope = database.As(database.World.Super);
                return await scope.Get<AgreementService>().CreateAsync(Catalog.Discount("Caja", 10), once, Cancellation);
            }
        );

        Assert.Single(made.Select(result => result.Expect()).Distinct());
        Assert.Equal(1, await database.ReadAsync(db => db.Agreements.CountAsync()));
    }

    /// <summary>From a discount to a copay: the discount must be cleared in the same breath.</summary>
    [Fact]
    public async Task ChangeAsync_DiscountBecomesCopay_NeedsBothFields()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.MakeAsync(Catalog.Discount("Caja", 10));
        var input = new AgreementInput { CopayPercent = 40 };

        var wrong = (await ChangeAsync(database, id, input, nameof(input.CopayPercent))).Refused<Invalid, Done>();
        Assert.Equal("discount_or_copay", wrong.Fields[0].Code);
        (await ChangeAsync(database, id, input, nameof(input.CopayPercent), nameof(input.DiscountPercent))).Expect();

        await using var scope = database.As(database.World.Sales);
        var row = (await scope.Get<AgreementQueries>().ReadAsync(id, Cancellation)).Expect();
        Assert.Equal(("Caja", 0, 40, 2), (row.Institution, row.DiscountPercent, row.CopayPercent, row.Version));
    }

    [Fact]
    public async Task ChangeAsync_StaleVersion_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.MakeAsync(Catalog.Discount("Caja", 10));
        await using var scope = database.As(database.World.Super);
        var service = scope.Get<AgreementService>();

        (await service.ChangeAsync(id, new(Catalog.Discount("Caja", 12), null, 1), Cancellation)).Expect();

        Assert.IsType<VersionConflict>((await service.ChangeAsync(id, new(Catalog.Discount("Caja", 15), null, 1), Cancellation)).Error);
    }

    /// <summary>Members are counted within the caller's reach.</summary>
    [Fact]
    public async Task ListAsync_Members_AreThoseInReach()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.MakeAsync(Catalog.Discount("Caja", 10));
        await database.LinkAsync(await database.AddAsync(database.World.Centro, People.Numbered(1)), id);
        await database.LinkAsync(await database.AddAsync(database.World.Mall, People.Numbered(2)), id);

        await using var sales = database.As(database.World.Sales);
        await using var super = database.As(database.World.Super);

        Assert.Equal(1, (await sales.Get<AgreementQueries>().ListAsync(Cancellation)).Expect()[0].Members);
        Assert.Equal(2, (await super.Get<AgreementQueries>().ListAsync(Cancellation)).Expect()[0].Members);
    }

    private static (string? Name, long Share) Named(OrderMoney money) => (money.BenefitName, money.CustomerShare);

    private static async Task<OrderMoney> PriceAsync(TestScope scope, Guid customer) =>
        (await scope.Get<OrderQueries>().PriceAsync(Sales.Order(customer, null, 100_000), Cancellation)).Expect().Money;

    private static async Task<Result<Done>> ChangeAsync(TestDatabase database, Guid id, AgreementInput input, params string[] fields)
    {
        await using var scope = database.As(database.World.Super);
        var update = new PartialUpdate<AgreementInput>(input, fields.ToHashSet(StringComparer.Ordinal));
        return await scope.Get<AgreementService>().ChangeAsync(id, update, Cancellation);
    }
}
