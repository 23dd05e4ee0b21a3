using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Agreements;
using Optica.Data.Orders;
using Optica.Domain.Access;
using Optica.Domain.Agreements;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Agreements;

public sealed class CustomerBenefitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task LinkAndUnlink_StandInTheCustomersHistory(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, agreement) = await PlantAsync(database);
        await using var sales = database.As(database.World.Sales);
        var service = sales.Get<CustomerBenefitService>();

        (await service.LinkAsync(customer, agreement, Cancellation)).Expect();
        var linked = (await sales.Get<AgreementQueries>().OfCustomerAsync(customer, Cancellation)).Expect();
        (await service.UnlinkAsync(customer, agreement, Cancellation)).Expect();

        Assert.Equal(("Caja", 2, true), (linked.Agreements[0].Institution, linked.Version, linked.MayChange));
        Assert.Empty((await sales.Get<AgreementQueries>().OfCustomerAsync(customer, Cancellation)).Expect().Agreements);
        var history = (await sales.History.ListAsync(customer, new PageRequest(), Cancellation)).Expect().Items;
        Assert.Equal("update update create", string.Join(" ", history.Select(step => step.Action)));
        Assert.Equal([new FieldChange("Agreements", "Caja", null)], history[0].Changes);
        Assert.Equal([new FieldChange("Agreements", null, "Caja")], history[1].Changes);
    }

    [Theory, EveryProvider]
    public async Task LinkAsync_TwentyAtOnce_OneMembershipAndTheRestAreTold(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, agreement) = await PlantAsync(database);

        var results = await Race.AtOnceAsync(
            20,
            async _ =>
            {
                await using var scope = database.As(database.World.Sales);
                return await scope.Get<CustomerBenefitService>().LinkAsync(customer, agreement, Cancellation);
            }
        );

        Assert.Equal(1, results.Count(result => result.Succeeded));
        Assert.Equal(19, results.Count(result => result.Error is AlreadyMember));
        Assert.Equal(2, await database.ReadAsync(db => db.AuditEntries.CountAsync(row => row.RecordId == customer)));
    }

    [Fact]
    public async Task LinkAsync_ForeignAgreement_DoesNotExist()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, agreement) = await PlantAsync(database);
        var foreign = await database.MakeAsync(Catalog.Discount("Sur", 50), database.World.SouthChief);
        await using var sales = database.As(database.World.Sales);
        var service = sales.Get<CustomerBenefitService>();

        Assert.Equal(new NotFound(), (await service.LinkAsync(customer, foreign, Cancellation)).Error);
        Assert.Equal(new NotFound(), (await service.LinkAsync(customer, Ids.New(World.Start), Cancellation)).Error);
        Assert.Equal(new NotFound(), (await service.UnlinkAsync(customer, agreement, Cancellation)).Error);
        Assert.Equal(0, await database.ReadAsync(db => db.AgreementMembers.CountAsync()));
    }

    /// <summary>A seller of Mall who may read Centro sees the benefits and changes none.</summary>
    [Fact]
    public async Task Writes_InAReadOnlyBranch_AreRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, agreement) = await PlantAsync(database);
        await database.LinkAsync(customer, agreement);
        var admin = database.World.MallAdmin;
        await using (var db = database.Open())
        {
            var place = (admin.Id, database.World.North, database.World.Centro, GrantLevel.ReadOnly);
            db.BranchGrants.Add(BranchGrant.Create(place, "Reemplazo", World.Start.AddDays(-1), World.Start.AddDays(9)));
            await db.SaveChangesAsync(Cancellation);
        }

        await using var scope = database.As(admin);
        var benefits = (await scope.Get<AgreementQueries>().OfCustomerAsync(customer, Cancellation)).Expect();
        var service = scope.Get<CustomerBenefitService>();

        Assert.Equal((1, false), (benefits.Agreements.Count, benefits.MayChange));
        Assert.Equal(new AccessDenied(), (await service.UnlinkAsync(customer, agreement, Cancellation)).Error);
        Assert.Equal(new AccessDenied(), (await service.LinkAsync(customer, agreement, Cancellation)).Error);
        Assert.Equal(new AccessDenied(), (await service.GrantDiscountAsync(customer, Discount(5), Cancellation)).Error);
        Assert.Equal(1, await database.ReadAsync(db => db.AgreementMembers.CountAsync()));
    }

    [Fact]
    public async Task Everything_ForAPlatformAdmin_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, agreement) = await PlantAsync(database);
        await using var scope = database.As(database.World.Platform);
        var service = scope.Get<CustomerBenefitService>();

        Assert.Equal(new AccessDenied(), (await scope.Get<AgreementQueries>().OfCustomerAsync(customer, Cancellation)).Error);
        Assert.Equal(new AccessDenied(), (await service.LinkAsync(customer, agreement, Cancellation)).Error);
        Assert.Equal(new AccessDenied(), (await service.GrantDiscountAsync(customer, Discount(5), Cancellation)).Error);
    }

    /// <summary>What a customer has moves with them: the new branch sees and applies it, the old one does not see it any more.</summary>
    [Theory, EveryProvider]
    public async Task Transfer_OfAMember_TakesTheBenefitsAlong(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, agreement) = await PlantAsync(database);
        await database.LinkAsync(customer, agreement);
        await using (var super = database.As(database.World.Super))
        {
            (await super.Transfers.TransferAsync(customer, new(database.World.Mall, "mudanza"), Cancellation)).Expect();
        }

        await using var mall = database.As(database.World.MallAdmin);
        var there = (await mall.Get<AgreementQueries>().OfCustomerAsync(customer, Cancellation)).Expect();
        var order = Sales.Order(customer, database.World.Mall, 100_000);
        var price = (await mall.Get<OrderQueries>().PriceAsync(order, Cancellation)).Expect().Money;
        await using var centro = database.As(database.World.Sales);

        Assert.Equal((agreement, true), (there.Agreements[0].Id, there.MayChange));
        Assert.Equal(("Caja", 90_000), (price.BenefitName, price.Total));
        Assert.Equal(new AccessDenied(), (await centro.Get<AgreementQueries>().OfCustomerAsync(customer, Cancellation)).Error);
        Assert.Equal(0, (await centro.Get<AgreementQueries>().ListAsync(Cancellation)).Expect()[0].Members);
        (await mall.Get<CustomerBenefitService>().UnlinkAsync(customer, agreement, Cancellation)).Expect();
    }

    [Theory, EveryProvider]
    public async Task GrantDiscountAsync_GivenChangedTakenAway_IsToldStepByStep(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (customer, _) = await PlantAsync(database);
        await using var admin = database.As(database.World.Admin);
        var service = admin.Get<CustomerBenefitService>();

        (await service.GrantDiscountAsync(customer, Discount(10), Cancellation)).Expect();
        (await service.GrantDiscountAsync(customer, Discount(15), Cancellation)).Expect();
        (await service.GrantDiscountAsync(customer, new DiscountInput { DiscountReason = "ya no" }, Cancellation)).Expect();

        var history = (await admin.History.ListAsync(customer, new PageRequest(), Cancellation)).Expect().Items;
        Assert.Equivalent(
            new[] { new FieldChange("DiscountPercent", "15", null), new FieldChange("DiscountReason", "clienta antigua", null) },
            history[0].Changes,
            strict: true
        );
        Assert.Equal([new FieldChange("DiscountPercent", "10", "15")], history[1].Changes);
        var benefits = (await admin.Get<AgreementQueries>().OfCustomerAsync(customer, Cancellation)).Expect();
        Assert.Equal((null, null, 4), (benefits.DiscountPercent, benefits.DiscountReason, benefits.Version));
    }

    [Theory]
    [InlineData(0, "x", "DiscountPercent discount_out_of_range")]
    [InlineData(101, " ", "DiscountPercent discount_out_of_range, DiscountReason reason_required")]
    [InlineData(10, null, "DiscountReason reason_required")]
    [InlineData(10, "a\0b", "DiscountReason control_characters")]
    [InlineData(10, "121", "DiscountReason too_long")]
    public async Task GrantDiscountAsync_Wrong_IsToldAtTheFields(int percent, string? reason, string broken)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, _) = await PlantAsync(database);
        await using var admin = database.As(database.World.Admin);
        var input = new DiscountInput { DiscountPercent = percent, DiscountReason = reason == "121" ? new string('x', 121) : reason };

        var result = await admin.Get<CustomerBenefitService>().GrantDiscountAsync(customer, input, Cancellation);

        var wrong = result.Refused<Invalid, Done>();
        Assert.Equal(broken, string.Join(", ", wrong.Fields.Select(field => $"{field.Field} {field.Code}")));
        Assert.Equal(1, await database.ReadAsync(db => db.Customers.Select(row => row.Version).SingleAsync()));
    }

    [Fact]
    public async Task GrantDiscountAsync_StaleOrWithoutTheRight_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (customer, agreement) = await PlantAsync(database);
        await database.LinkAsync(customer, agreement);
        await using var admin = database.As(database.World.Admin);
        await using var sales = database.As(database.World.Sales);
        var stale = new DiscountInput
        {
            DiscountPercent = 5,
            DiscountReason = "vecina",
            Version = 1,
        };

        Assert.IsType<VersionConflict>((await admin.Get<CustomerBenefitService>().GrantDiscountAsync(customer, stale, Cancellation)).Error);
        Assert.Equal(
            new AccessDenied(),
            (await sales.Get<CustomerBenefitService>().GrantDiscountAsync(customer, Discount(5), Cancellation)).Error
        );
        Assert.Null(await database.ReadAsync(db => db.Customers.Select(row => row.DiscountPercent).SingleAsync()));
    }

    private static DiscountInput Discount(int percent) => new() { DiscountPercent = percent, DiscountReason = "clienta antigua" };

    private static async Task<(Guid Customer, Guid Agreement)> PlantAsync(TestDatabase database) =>
        (await database.AddAsync(database.World.Centro, People.Numbered(1)), await database.MakeAsync(Catalog.Discount("Caja", 10)));
}
