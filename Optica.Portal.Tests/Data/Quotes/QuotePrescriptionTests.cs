using Microsoft.EntityFrameworkCore;
using Optica.Data.Quotes;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Quotes;

/// <summary>Nothing is made of a quote by eye values that were withdrawn or corrected, and no quote ends there (OR-23).</summary>
public sealed class QuotePrescriptionTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid customer;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = await database.AddAsync(World.Centro, People.Numbered(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task ConvertAsync_PrescriptionWithdrawn_TakesACurrentOneInstead()
    {
        var (quote, eyes) = await AcceptedAsync();
        await database.WithdrawAsync(eyes);
        var state = (await database.ReadQuoteAsync(quote)).PrescriptionState!;
        Assert.Equal((eyes, PrescriptionStanding.Withdrawn, null), (state.Id, state.Standing, state.Correction));

        Assert.IsType<QuotePrescriptionWithdrawn>((await database.ConvertAsync(quote)).Error);
        // its own, named, is no way round
        Assert.IsType<QuotePrescriptionWithdrawn>((await database.ConvertAsync(quote, prescription: eyes)).Error);
        Assert.Equal(0, await database.ReadAsync(db => db.Orders.CountAsync(Cancellation)));
        var current = await database.PrescribeAsync(customer, Other(-4));

        var made = (await database.ConvertAsync(quote, prescription: current)).Expect();

        Assert.Equal(-4, (await SnapshotAsync(made)).Values.Right.Sphere);
        var read = await database.ReadQuoteAsync(quote);
        Assert.Equal((current, PrescriptionStanding.Standing), (read.Prescription!.Id, read.PrescriptionState!.Standing));
    }

    /// <summary>The correction of a correction is what is named; the values that were wrong are never made.</summary>
    [Fact]
    public async Task ConvertAsync_PrescriptionCorrected_IsRefusedAndNamesTheCorrection()
    {
        var (quote, eyes) = await AcceptedAsync();
        var first = await database.AmendAsync(eyes, -3);
        var last = await database.AmendAsync(first, -3.5m);

        var refused = Assert.IsType<QuotePrescriptionCorrected>((await database.ConvertAsync(quote)).Error);

        Assert.Equal(new PrescriptionCorrection(last, Sight.Input().Kind!.Value, Sight.Examined), refused.Correction);
        Assert.Contains("15-06-2026", refused.Message, StringComparison.Ordinal);
        Assert.Equal(PrescriptionStanding.Corrected, (await database.ReadQuoteAsync(quote)).PrescriptionState!.Standing);
        AssertNotCurrent(await database.ConvertAsync(quote, prescription: first));
        var made = (await database.ConvertAsync(quote, prescription: last)).Expect();
        Assert.Equal(-3.5m, (await SnapshotAsync(made)).Values.Right.Sphere);
    }

    /// <summary>A correction that was withdrawn itself is not named: nobody could choose it.</summary>
    [Fact]
    public async Task ConvertAsync_CorrectionWithdrawn_NamesNone()
    {
        var (quote, eyes) = await AcceptedAsync();
        await database.WithdrawAsync(await database.AmendAsync(eyes, -3));

        Assert.IsType<QuotePrescriptionWithdrawn>((await database.ConvertAsync(quote)).Error);

        var state = (await database.ReadQuoteAsync(quote)).PrescriptionState!;
        Assert.Equal((PrescriptionStanding.Corrected, null), (state.Standing, state.Correction));
    }

    /// <summary>A newer one of the same kind makes the older no wrong one.</summary>
    [Fact]
    public async Task ConvertAsync_PrescriptionSuperseded_IsMadeAsItWasOffered()
    {
        var (quote, eyes) = await AcceptedAsync();
        var newer = await database.PrescribeAsync(customer, Other(-4, Sight.Examined.AddDays(30)));
        Assert.Equal(PrescriptionStanding.Superseded, (await database.ReadQuoteAsync(quote)).PrescriptionState!.Standing);

        var made = (await database.ConvertAsync(quote, prescription: eyes)).Expect();
        Assert.Equal(Sight.Input().Right.Sphere, (await SnapshotAsync(made)).Values.Right.Sphere);

        var (second, _) = await AcceptedAsync(newer);
        Assert.Equal(-4, (await SnapshotAsync((await database.ConvertAsync(second)).Expect())).Values.Right.Sphere);
    }

    [Fact]
    public async Task ConvertAsync_ByWhatIsNotACurrentOneOfTheCustomer_IsRefusedAtTheField()
    {
        var (quote, eyes) = await AcceptedAsync();
        await database.WithdrawAsync(eyes);
        var stranger = await database.AddAsync(World.Centro, People.Numbered(2));
        var theirs = await database.PrescribeAsync(stranger, Sight.Input(World.Centro));
        var draft = await database.PrescribeAsync(customer, Sight.Input(World.Centro), new(AsDraft: true));

        foreach (var wrong in new[] { theirs, draft, Ids.New(World.Start) })
        {
            AssertNotCurrent(await database.ConvertAsync(quote, prescription: wrong));
        }
    }

    /// <summary>Whoever reaches the quote has it made, and reads its values as its seller, also when another branch wrote the prescription.</summary>
    [Fact]
    public async Task ConvertAsync_PrescriptionOfABranchOutOfReach_TakesItsSnapshot()
    {
        var mall = await database.AddAsync(World.Mall, People.Numbered(3));
        var eyes = await database.PrescribeAsync(mall, Sight.Input(World.Mall));
        var quote = await database.OfferAsync(Offers.Quote(mall, World.Centro, 1, eyes), QuoteStatus.Accepted);
        await using var scope = database.As(World.Sales);
        Assert.Equal(eyes, (await scope.Get<QuoteQueries>().ReadAsync(quote, Cancellation)).Expect().Prescription!.Id);
        Assert.IsType<AccessDenied>((await scope.Get<QuotePrescriptionQueries>().ReadAsync(quote, Cancellation)).Error);

        var made = (await scope.Get<QuoteConversionService>().ConvertAsync(quote, null, new(), Cancellation)).Expect();

        Assert.Equal(Sight.Input().Right.Sphere, (await SnapshotAsync(made)).Values.Right.Sphere);
    }

    /// <summary>One that is chosen anew has to be in reach: a foreign branch's is none to choose.</summary>
    [Fact]
    public async Task ConvertAsync_ByAnotherOneOutOfReach_IsRefused()
    {
        var mall = await database.AddAsync(World.Mall, People.Numbered(3));
        var quote = await database.OfferAsync(Offers.Quote(mall, World.Centro), QuoteStatus.Accepted);
        var eyes = await database.PrescribeAsync(mall, Sight.Input(World.Mall));
        await using var scope = database.As(World.Sales);

        AssertNotCurrent(await scope.Get<QuoteConversionService>().ConvertAsync(quote, new(null, eyes), new(), Cancellation));
    }

    private static void AssertNotCurrent(Result<QuoteConversion> refused)
    {
        var field = Assert.Single(Assert.IsType<Invalid>(refused.Error).Fields);
        Assert.Equal(("PrescriptionId", "prescription_not_current"), (field.Field, field.Code));
    }

    private PrescriptionInput Other(decimal rightSphere, DateOnly? on = null)
    {
        var input = Sight.Input(World.Centro, on: on);
        input.Right.Sphere = rightSphere;
        return input;
    }

    private async Task<(Guid Quote, Guid Eyes)> AcceptedAsync(Guid? eyes = null)
    {
        var by = eyes ?? await database.PrescribeAsync(customer, Sight.Input(World.Centro));
        return (await database.OfferAsync(Offers.Quote(customer, World.Centro, 1, by), QuoteStatus.Accepted), by);
    }

    private async Task<WorkOrderPrescribed> SnapshotAsync(QuoteConversion made)
    {
        await using var scope = database.As(World.Chief);
        return (await scope.Get<WorkOrderQueries>().ReadAsync(made.WorkOrderId!.Value, Cancellation)).Expect().Prescribed!;
    }
}
