using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Support;

/// <summary>Jobs for tests, made and moved by the services.</summary>
public static class Workshop
{
    /// <summary>A way to every status, the first step left out.</summary>
    public static readonly IReadOnlyDictionary<WorkOrderStatus, WorkOrderStatus[]> WayTo = new Dictionary<
        WorkOrderStatus,
        WorkOrderStatus[]
    >
    {
        [Ordered] = [],
        [OnHoldPayment] = [OnHoldPayment],
        [SentToLab] = [SentToLab],
        [InProgressLab] = [SentToLab, InProgressLab],
        [ReadyAtLab] = [SentToLab, InProgressLab, ReadyAtLab],
        [ReceivedFromLab] = [SentToLab, ReceivedFromLab],
        [Returned] = [SentToLab, ReceivedFromLab, Returned],
        [Mounted] = [SentToLab, ReceivedFromLab, Mounted],
        [QualityCheck] = [SentToLab, ReceivedFromLab, Mounted, QualityCheck],
        [ReadyForPickup] = [SentToLab, ReceivedFromLab, Mounted, QualityCheck, ReadyForPickup],
        [Delivered] = [SentToLab, ReceivedFromLab, Mounted, QualityCheck, ReadyForPickup, Delivered],
        [Cancelled] = [Cancelled],
    };

    /// <summary>A job of single-vision lenses.</summary>
    public static WorkOrderInput Job(Guid customerId, Guid? branchId) =>
        new()
        {
            CustomerId = customerId,
            BranchId = branchId,
            LensKind = PrescriptionKind.SingleVision,
            LensDescription = "Orgánico 1.56",
            FrameDescription = "Armazón negro",
        };

    /// <summary>Takes a job through the service, in a branch of either organisation; an expected success.</summary>
    public static async Task<Guid> TakeJobAsync(
        this TestDatabase database,
        Guid customerId,
        Guid branchId,
        Action<WorkOrderInput>? change = null,
        Person? by = null
    )
    {
        var world = database.World;
        var isSouth = branchId == world.Costa || branchId == world.Cerro;
        await using var scope = database.As(by ?? (isSouth ? world.SouthChief : world.Chief));
        var input = Job(customerId, branchId);
        change?.Invoke(input);
        return (await scope.Get<WorkOrderService>().CreateAsync(input, new OperationOptions(), CancellationToken.None)).Expect();
    }

    /// <summary>Takes a job and brings it to a status.</summary>
    public static async Task<Guid> JobAtAsync(
        this TestDatabase database,
        WorkOrderStatus status,
        Guid customerId,
        Guid branchId,
        Action<WorkOrderInput>? change = null
    )
    {
        var job = await database.TakeJobAsync(customerId, branchId, change);
        await database.BringAsync(job, status);
        return job;
    }

    /// <summary>Brings a fresh job to a status.</summary>
    public static async Task BringAsync(this TestDatabase database, Guid job, WorkOrderStatus status)
    {
        foreach (var to in WayTo[status])
        {
            var note = WorkOrderRules.NeedsNote(to) ? "prueba" : null;
            (await database.MoveAsync(job, new WorkOrderMove(to, note))).Expect();
        }
    }

    /// <summary>Takes a step, as the chief of the north unless somebody else is named.</summary>
    public static async Task<Result<Done>> MoveAsync(this TestDatabase database, Guid job, WorkOrderMove move, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        return await scope.Get<WorkOrderLifeService>().AdvanceAsync(job, move, new(), CancellationToken.None);
    }

    /// <summary>A job in full, as the chief of the north unless somebody else is named; an expected success.</summary>
    public static async Task<WorkOrderDetail> ReadJobAsync(this TestDatabase database, Guid job, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        return (await scope.Get<WorkOrderQueries>().ReadAsync(job, CancellationToken.None)).Expect();
    }

    /// <summary>Adds a laboratory to either organisation; an expected success.</summary>
    public static async Task<Guid> AddLabAsync(this TestDatabase database, string name, Person? by = null)
    {
        await using var scope = database.As(by ?? database.World.Chief);
        var input = new LabInput { Name = name, Contact = $"{name} +56 2 2345 6789" };
        return (await scope.Get<LabService>().CreateAsync(input, new OperationOptions(), CancellationToken.None)).Expect();
    }

    /// <summary>A reading.</summary>
    public static LensReading Lens(decimal sphere, decimal? cylinder = null, int? axis = null, decimal? add = null) =>
        new()
        {
            Sphere = sphere,
            Cylinder = cylinder,
            Axis = axis,
            Add = add,
        };
}
