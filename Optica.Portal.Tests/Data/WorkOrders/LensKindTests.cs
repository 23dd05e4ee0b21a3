using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>Lenses by another prescription are of its kind, where they were of the former one's.</summary>
public sealed class LensKindTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid customer;
    private Guid single;
    private Guid progressive;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        customer = await database.AddAsync(World.Centro, People.Numbered(1));
        single = await database.PrescribeAsync(
            customer,
            "od -2.25 -0.75x180 os +1.00",
            Sight.Examined,
            input => input.Kind = PrescriptionKind.SingleVision
        );
        progressive = await database.PrescribeAsync(customer, "od -2.25 -0.75x180 os +1.00 add 2.00", Sight.Examined);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(PrescriptionKind.SingleVision, PrescriptionKind.Progressive)]
    [InlineData(PrescriptionKind.Reading, PrescriptionKind.Reading)]
    public async Task ChangeAsync_PrescribedKindFollows_ChosenKindStays(PrescriptionKind made, PrescriptionKind expected)
    {
        var job = await database.TakeJobAsync(customer, World.Centro, input => (input.PrescriptionId, input.LensKind) = (single, made));

        (await ChangeAsync(job, progressive)).Expect();

        Assert.Equal(expected, (await database.ReadJobAsync(job)).Row.LensKind);
    }

    [Fact]
    public async Task RemakeAsync_ByAnotherKind_IsOfThatKind()
    {
        var original = await database.JobAtAsync(WorkOrderStatus.Delivered, customer, World.Centro, input => input.PrescriptionId = single);
        await using var scope = database.As(World.Chief);
        var remakes = scope.Get<WorkOrderRemakeService>();

        var same = (await remakes.RemakeAsync(original, new RemakeInput("se rayó"), new OperationOptions(), Cancellation)).Expect();
        var other = (
            await remakes.RemakeAsync(original, new RemakeInput("no ve de cerca", null, progressive), new OperationOptions(), Cancellation)
        ).Expect();

        Assert.Equal(PrescriptionKind.SingleVision, (await database.ReadJobAsync(same)).Row.LensKind);
        Assert.Equal(PrescriptionKind.Progressive, (await database.ReadJobAsync(other)).Row.LensKind);
    }

    [Fact]
    public async Task ChangeAsync_SpectaclesForContactLenses_AreRefused()
    {
        var job = await database.TakeJobAsync(customer, World.Centro, input => input.LensKind = PrescriptionKind.ContactLens);

        var wrong = Assert.IsType<Invalid>((await ChangeAsync(job, single)).Error);

        Assert.Equal(("PrescriptionId", "prescription_of_other_lenses"), (wrong.Fields.Single().Field, wrong.Fields.Single().Code));
        Assert.Null((await database.ReadJobAsync(job)).Input.PrescriptionId);
    }

    private async Task<Result<Done>> ChangeAsync(Guid job, Guid prescription)
    {
        await using var scope = database.As(World.Chief);
        return await scope.Get<WorkOrderPrescriptionService>().ChangeAsync(job, prescription, new(), Cancellation);
    }
}
