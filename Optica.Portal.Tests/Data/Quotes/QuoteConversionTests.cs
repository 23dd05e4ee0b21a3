using Microsoft.EntityFrameworkCore;
using Optica.Data.Orders;
using Optica.Data.Prescriptions;
using Optica.Data.Products;
using Optica.Data.Quotes;
using Optica.Data.WorkOrders;
using Optica.Domain.Notifications;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Quotes;

/// <summary>A converted quote carries everything over, to the peso and as it was quoted, and is frozen (DOMAIN §9).</summary>
public sealed class QuoteConversionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConvertAsync_Accepted_MakesOrderAndJobOfTheChosenAlternative()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var eyes = await database.PrescribeAsync(customer, Sight.Input(database.World.Centro));
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro, 120_000, eyes), QuoteStatus.Sent);
        await AcceptAsync(database, quote, position: 1);

        var made = (await database.ConvertAsync(quote)).Expect();

        var read = await database.ReadQuoteAsync(quote);
        var order = await database.ReadOrderAsync(made.OrderId);
        Assert.Equal((QuoteStatus.Converted, made.OrderId, made.WorkOrderId), (read.Row.Status, read.Row.OrderId, read.Row.WorkOrderId));
        Assert.Equal(["Progresivo", "Montaje"], order.Lines.Select(line => line.Description));
        Assert.Equal((135_000L, 135_000L), (order.Money.Total, read.Row.HighestTotal));
        var job = await database.ReadAsync(db => db.WorkOrders.SingleAsync(Cancellation));
        Assert.Equal((quote, made.OrderId, eyes, true), (job.QuoteId, job.OrderId, job.PrescriptionId, job.OwnFrame));
        Assert.Equal((PrescriptionKind.Progressive, "Metálico azul"), (job.LensKind, job.FrameDescription));
        Assert.StartsWith("Progresivo", job.LensDescription, StringComparison.Ordinal);
        Assert.Equal("TRB-2026-0001", job.Number);
        await database.AssertFiguresAsync();
        Assert.Equal((1, 1), await FiguresAsync(database, customer));
    }

    /// <summary>What is sold from the shelf is an order only: nobody waits for a job that nobody makes.</summary>
    [Theory]
    [InlineData(LineKind.Accessory, false)]
    [InlineData(LineKind.Frame, false)]
    [InlineData(LineKind.Service, false)]
    [InlineData(LineKind.Treatment, true)]
    [InlineData(LineKind.Lens, true)]
    public async Task ConvertAsync_MakesAJobOnlyWhereLensesAreMade(LineKind kind, bool makes)
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var input = Offers.Quote(customer, database.World.Centro);
        input.Alternatives =
        [
            new()
            {
                Name = "Única",
                LensKind = PrescriptionKind.SingleVision,
                Lines = [Offers.Line(kind, "Lo que sea", 9_990)],
            },
        ];
        var quote = await database.OfferAsync(input, QuoteStatus.Accepted);

        var made = (await database.ConvertAsync(quote)).Expect();

        Assert.Equal(makes, made.WorkOrderId is not null);
        Assert.Equal(makes ? 1 : 0, await database.ReadAsync(db => db.WorkOrders.CountAsync(Cancellation)));
        Assert.Equal(
            (9_990L, made.WorkOrderId),
            ((await database.ReadOrderAsync(made.OrderId)).Money.Total, (await database.ReadQuoteAsync(quote)).Row.WorkOrderId)
        );
    }

    /// <summary>The configuration of the lenses is told to the laboratory in words.</summary>
    [Fact]
    public async Task ConvertAsync_LensConfiguration_StandsOnTheJob()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));

        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro), QuoteStatus.Converted);

        var job = await database.ReadAsync(db => db.WorkOrders.SingleAsync(row => row.QuoteId == quote, Cancellation));
        Assert.Matches("^Progresivo; .+ 1[.,]59; .+, .+$", job.LensDescription);
        Assert.Equal(("Armazón", false), (job.FrameDescription, job.OwnFrame));
    }

    [Theory]
    [InlineData(QuoteStatus.Draft)]
    [InlineData(QuoteStatus.Sent)]
    [InlineData(QuoteStatus.Rejected)]
    [InlineData(QuoteStatus.Expired)]
    [InlineData(QuoteStatus.Converted)]
    public async Task ConvertAsync_NotAccepted_IsRefusedAndMakesNothing(QuoteStatus status)
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro), status);
        var before = await CountAsync(database);

        var refused = await database.ConvertAsync(quote);

        Assert.Equal(status, Assert.IsType<InvalidQuoteTransition>(refused.Error).From);
        Assert.Equal(before, await CountAsync(database));
    }

    /// <summary>
    /// Accepted quotes never expire, and nothing that happens to product, benefit or tax changes them or what they became. Only eye values
    /// that turned out to be wrong are not made silently: the correction is, where somebody says so.
    /// </summary>
    [Fact]
    public async Task ConvertAsync_AfterEverythingChanged_IsAsQuoted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var eyes = await database.PrescribeAsync(customer, Sight.Input(world.Centro));
        var product = await database.MakeAsync(Catalog.Frame("Clásico", "C1", 70_000));
        await database.GrantAsync(customer, 20, "empleado");
        var input = Offers.Quote(customer, world.Centro, 100_000, eyes);
        input.Alternatives[0].Lines[0] = new() { ProductId = product };
        var quote = await database.OfferAsync(input, QuoteStatus.Accepted);
        var before = await database.ReadQuoteAsync(quote);
        Assert.Equal((136_000L, "empleado"), (before.Row.HighestTotal, before.Alternatives[0].Money.BenefitName));

        await ChangeEverythingAsync(database, customer, product, eyes);
        var after = await database.ReadQuoteAsync(quote);
        Assert.Equivalent(before.Alternatives, after.Alternatives, strict: true);
        Assert.Equal((before.TaxPercent, eyes), (after.TaxPercent, after.Prescription!.Id));
        var corrected = Assert.IsType<QuotePrescriptionCorrected>((await database.ConvertAsync(quote)).Error).Correction;
        var made = (await database.ConvertAsync(quote, prescription: corrected.Id)).Expect();

        var order = await database.ReadOrderAsync(made.OrderId);
        Assert.Equal((136_000L, 19, "empleado"), (order.Money.Total, order.Money.TaxPercent, order.Money.BenefitName));
        Assert.Equal(["Clásico", "Progresivo"], order.Lines.Select(line => line.Description));
        var snapshot = await SnapshotAsync(database, made.WorkOrderId!.Value);
        Assert.Equal(Sight.Input().Right.Sphere - 1, snapshot.Values.Right?.Sphere);

        // and what it became stays, too
        await ChangeEverythingAsync(database, customer, product, null);
        Assert.Equivalent(order.Lines, (await database.ReadOrderAsync(made.OrderId)).Lines, strict: true);
        Assert.Equivalent(snapshot, await SnapshotAsync(database, made.WorkOrderId!.Value), strict: true);
    }

    /// <summary>Admins are told, and so is the seller when somebody else did it.</summary>
    [Fact]
    public async Task Steps_OfAQuote_AreTold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var customer = await database.AddAsync(world.Centro, People.Numbered(1));
        var quote = await database.OfferAsync(Offers.Quote(customer, world.Centro), world.Sales);
        await database.TakeAsync(quote, QuoteStatus.Converted);

        NotificationKind[] all = [NotificationKind.QuoteSent, NotificationKind.QuoteAccepted, NotificationKind.QuoteConverted];
        Assert.Equal(all, await ToldAsync(database, world.Sales));
        Assert.Equal(all, await ToldAsync(database, world.Admin));
        Assert.Empty(await ToldAsync(database, world.Chief));
        Assert.Empty(await ToldAsync(database, world.Optometrist));
        Assert.Empty(await ToldAsync(database, world.MallAdmin));
    }

    private static async Task AcceptAsync(TestDatabase database, Guid quote, int position)
    {
        await using var scope = database.As(database.World.Chief);
        var alternative = await database.AlternativeAsync(quote, position);
        (await scope.Get<QuoteLifeService>().AcceptAsync(quote, alternative, new(), Cancellation)).Expect();
    }

    /// <summary>A dearer product under another name, another discount and tax, another prescription, two months later.</summary>
    private static async Task ChangeEverythingAsync(TestDatabase database, Guid customer, Guid product, Guid? amended)
    {
        await using var scope = database.As(database.World.Chief);
        var dearer = Catalog.Frame($"Otro {amended}", "C2", 990_000);
        (await scope.Get<ProductService>().ChangeAsync(product, new(dearer), Cancellation)).Expect();
        await database.GrantAsync(customer, amended is null ? 90 : 1, "otro");
        await using (var db = database.Open())
        {
            await db.Organisations.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.TaxPercent, row => row.TaxPercent + 1),
                Cancellation
            );
        }

        var other = Sight.Input(database.World.Centro);
        other.Right.Sphere -= 1;
        if (amended is { } eyes)
        {
            (await scope.Get<PrescriptionAmendService>().AmendAsync(eyes, new(other, "esfera"), new(), Cancellation)).Expect();
        }

        database.Clock.Now = database.Clock.Now.AddDays(60);
    }

    private static async Task<Optica.Domain.WorkOrders.WorkOrderPrescribed> SnapshotAsync(TestDatabase database, Guid job)
    {
        await using var scope = database.As(database.World.Chief);
        await using var db = await scope.OpenAsync();
        return await scope.Get<WorkOrderContents>().OpenAsync(db, job, Cancellation) ?? throw new InvalidOperationException("No snapshot.");
    }

    private static Task<(int, int)> CountAsync(TestDatabase database) =>
        database.ReadAsync(async db => (await db.Orders.CountAsync(Cancellation), await db.WorkOrders.CountAsync(Cancellation)));

    private static Task<(int, int)> FiguresAsync(TestDatabase database, Guid customer) =>
        database.ReadAsync(async db =>
        {
            var row = await db.CustomerFigures.SingleAsync(row => row.CustomerId == customer, Cancellation);
            return (row.Quotes, row.QuotesConverted);
        });

    private static async Task<List<NotificationKind>> ToldAsync(TestDatabase database, Person person)
    {
        await using var scope = database.As(person);
        var told = await scope.Get<Optica.Data.Notifications.NotificationQueries>().NewestAsync(Cancellation);
        return
        [
            .. told.Expect()
                .Select(row => row.Kind)
                .Where(kind => kind is >= NotificationKind.QuoteSent and <= NotificationKind.QuoteConverted)
                .Order(),
        ];
    }
}
