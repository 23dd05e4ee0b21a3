using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.WorkOrders;

/// <summary>The corpus on every text of a job: stored as said, or refused at its field; nothing breaks and nothing is half done.</summary>
public sealed class WorkOrderNaughtyTests
{
    private static readonly Dictionary<string, Func<Desk, string, Task<(Error? Error, string? Stored)>>> Fields = new(
        StringComparer.Ordinal
    )
    {
        ["LensDescription"] = (desk, text) => desk.CreateAsync(input => input.LensDescription = text, job => job.Row.LensDescription),
        ["FrameDescription"] = (desk, text) => desk.CreateAsync(input => input.FrameDescription = text, job => job.Input.FrameDescription),
        ["Notes"] = (desk, text) => desk.CreateAsync(input => input.Notes = text, job => job.Input.Notes),
        ["Notes changed"] = async (desk, text) =>
        {
            var update = new PartialUpdate<WorkOrderInput>(
                new WorkOrderInput { Notes = text },
                new HashSet<string>([nameof(WorkOrderInput.Notes)], StringComparer.Ordinal)
            );
            var changed = await desk.Scope.Get<WorkOrderService>().ChangeAsync(desk.Open, update, None);
            return await desk.TellAsync(changed.Error, desk.Open, job => job.Input.Notes);
        },
        // there and back: the step's note is that of the step
        ["Note"] = async (desk, text) =>
        {
            var to = desk.Holds ? WorkOrderStatus.Ordered : WorkOrderStatus.OnHoldPayment;
            var moved = await desk.Scope.Get<WorkOrderLifeService>().AdvanceAsync(desk.Open, new(to, text), new(), None);
            desk.Holds ^= moved.Succeeded;
            return await desk.TellAsync(moved.Error, desk.Open, job => job.Steps[^1].Note);
        },
        ["Note of the end"] = async (desk, text) =>
        {
            var job = await desk.TakeAsync();
            var ended = await desk.Scope.Get<WorkOrderLifeService>().CancelAsync(job, text, new(), None);
            return await desk.TellAsync(ended.Error, job, told => told.Steps[^1].Note);
        },
        ["Cause"] = async (desk, text) =>
        {
            var made = await desk.Scope.Get<WorkOrderRemakeService>().RemakeAsync(desk.Delivered, new(text), new(), None);
            return made.TryGet(out var job, out var error) ? await desk.TellAsync(null, job, told => told.RemakeCause) : (error, null);
        },
        ["Name"] = async (desk, text) =>
        {
            var made = await desk.Scope.Get<LabService>().CreateAsync(new LabInput { Name = text }, new(), None);
            return made.TryGet(out var id, out var error)
                ? (null, (await desk.Scope.Get<LabQueries>().ReadAsync(id, None)).Expect().Name)
                : (error, null);
        },
    };

    private static CancellationToken None => CancellationToken.None;

    public static TheoryData<string> Names => [.. Fields.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Field_EveryString_IsStoredOrRefused(string name)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var desk = await Desk.OpenAsync(database);
        var field = name.Split(' ')[0];
        var several = field == "Notes";
        var (stored, refused) = (0, 0);
        foreach (var text in NaughtyStrings.All)
        {
            var wanted = several ? TextRules.CleanText(text) : TextRules.CleanLine(text);
            var (error, found) = await Fields[name](desk, text);
            if (error is null)
            {
                Assert.Equal(wanted, found);
                Assert.True(found is null || TextRules.IsClean(found, several), text);
                stored++;
                continue;
            }

            // two spellings of one name are one laboratory
            Assert.True(error is Invalid || (field == "Name" && error is LabNameTaken), error.Code);
            Assert.All((error as Invalid)?.Fields ?? [], one => Assert.Equal(field, one.Field));
            refused++;
        }

        Assert.InRange(stored, 60, NaughtyStrings.All.Count());
        Assert.InRange(refused, 40, NaughtyStrings.All.Count());
    }

    [Fact]
    public async Task ListAsync_EveryString_Answers()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var desk = await Desk.OpenAsync(database);
        var queries = desk.Scope.Get<WorkOrderQueries>();
        var board = desk.Scope.Get<WorkOrderBoardQueries>();
        foreach (var text in NaughtyStrings.All)
        {
            (await queries.ListAsync(new WorkOrderFilter { Text = text }, new PageRequest(), None)).Expect();
            (await board.ReadAsync(new WorkOrderFilter { Text = text }, None)).Expect();
        }

        foreach (var pattern in new[] { "%", "_", "[", "TRB%", "TRB-2026-000_" })
        {
            Assert.Equal(0, (await queries.ListAsync(new WorkOrderFilter { Text = pattern }, new PageRequest(), None)).Expect().Total);
        }

        Assert.Equal(1, (await queries.ListAsync(new WorkOrderFilter { Text = "trb-2026-0001" }, new PageRequest(), None)).Expect().Total);
    }

    private sealed class Desk(TestDatabase database, Guid customer, Guid open, Guid delivered) : IAsyncDisposable
    {
        public TestScope Scope { get; } = database.As(database.World.Chief, database.World.Centro);

        public Guid Open => open;

        public Guid Delivered => delivered;

        public bool Holds { get; set; }

        public static async Task<Desk> OpenAsync(TestDatabase database)
        {
            var centro = database.World.Centro;
            var customer = await database.AddAsync(centro, People.Numbered(1));
            var open = await database.TakeJobAsync(customer, centro);
            return new(database, customer, open, await database.JobAtAsync(WorkOrderStatus.Delivered, customer, centro));
        }

        public Task<Guid> TakeAsync() => database.TakeJobAsync(customer, database.World.Centro);

        public async Task<(Error? Error, string? Stored)> CreateAsync(Action<WorkOrderInput> change, Func<WorkOrderDetail, string?> of)
        {
            var input = Workshop.Job(customer, null);
            change(input);
            var made = await Scope.Get<WorkOrderService>().CreateAsync(input, new OperationOptions(), None);
            return made.TryGet(out var id, out var error) ? await TellAsync(null, id, of) : (error, null);
        }

        public async Task<(Error? Error, string? Stored)> TellAsync(Error? error, Guid id, Func<WorkOrderDetail, string?> of) =>
            error is null ? (null, of((await Scope.Get<WorkOrderQueries>().ReadAsync(id, None)).Expect())) : (error, null);

        public ValueTask DisposeAsync() => Scope.DisposeAsync();
    }
}
