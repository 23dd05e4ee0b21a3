using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Seed;
using Optica.Data.WorkOrders;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Seed;

public sealed class DemoWorkOrdersTests(SeededDemo demo) : IClassFixture<SeededDemo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeedAsync_Jobs_AreInEveryStateWithBelievableHistories()
    {
        await SeedAsync();
        await using var db = demo.Database.Open();
        var now = demo.Database.Clock.Now;
        var jobs = await db.WorkOrders.AsNoTracking().Include(row => row.Steps).ToListAsync(Cancellation);

        Assert.All(Enum.GetValues<WorkOrderStatus>(), status => Assert.Contains(jobs, job => job.Status == status));
        Assert.All(jobs, job => AssertWay(job, now));
        Assert.All(jobs, job => AssertKind(job.LensKind, job.LensDescription!));
        var delivered = jobs.Count(job => job.Status == WorkOrderStatus.Delivered);
        Assert.InRange(delivered, jobs.Count * 6 / 10, jobs.Count);
        Assert.Contains(jobs, job => job.OriginalId is not null && job.RemakeCause is not null);
        Assert.All(
            jobs.GroupBy(job => (job.OrganisationId, job.Number[4..8])),
            year => Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(job => int.Parse(job.Number[9..], null)).Order())
        );
        Assert.All(
            jobs.GroupBy(job => job.OrganisationId),
            own =>
                Assert.Equal(
                    own.Select(job => job.CreatedAt).Order(),
                    own.OrderBy(job => job.Number, StringComparer.Ordinal).Select(job => job.CreatedAt)
                )
        );
        var today = DateOnly.FromDateTime(now);
        var open = jobs.Where(job => job.Status < WorkOrderStatus.ReadyForPickup).ToList();
        Assert.InRange(open.Count(job => WorkOrderRules.IsOverdue(job.Status, job.PromisedOn, today)), 1, open.Count * 6 / 10);
        // what is not paid was not handed over
        var due = await db
            .Orders.Where(row => row.Balance > 0 && row.Status != OrderStatus.Cancelled)
            .Select(row => row.Id)
            .ToListAsync(Cancellation);
        Assert.DoesNotContain(jobs, job => job.Status == WorkOrderStatus.Delivered && due.Contains(job.OrderId ?? Guid.Empty));
        Assert.True(await db.WorkOrderChecks.CountAsync(row => row.Passed, Cancellation) > 10);
        Assert.True(await db.WorkOrderChecks.AnyAsync(row => !row.Passed, Cancellation));
    }

    /// <summary>There is enough to learn from, and laboratories differ; the next job goes on from the last number.</summary>
    [Fact]
    public async Task SeedAsync_FinishedJobs_TellHowLongLaboratoriesTake()
    {
        await SeedAsync();
        await using var scope = demo.Database.As(await ChiefAsync());
        var times = (await scope.Get<LeadTimeQueries>().AllAsync(Cancellation)).Expect().Where(row => row.Time.Median is not null).ToList();

        Assert.True(times.Count >= 3, $"{times.Count}");
        Assert.All(times, row => Assert.InRange(row.Time.Eighty!.Value, row.Time.Median!.Value, 30));
        Assert.True(times.Select(row => row.Time.Median).Distinct().Count() > 1);
        Assert.Contains((await scope.Get<LabQueries>().ListAsync(onlyActive: false, Cancellation)).Expect(), lab => !lab.IsActive);
        var board = (await scope.Get<WorkOrderBoardQueries>().ReadAsync(new WorkOrderFilter(), Cancellation)).Expect();
        Assert.True(board.Total > 20);
    }

    [Fact]
    public async Task SeedAsync_Twice_AddsNothing()
    {
        await SeedAsync();
        var before = await demo.Database.ReadAsync(db => db.WorkOrders.CountAsync(Cancellation));
        await SeedAsync();
        Assert.Equal(before, await demo.Database.ReadAsync(db => db.WorkOrders.CountAsync(Cancellation)));
    }

    /// <summary>What the lenses are for is what their name says; contact lenses come in boxes.</summary>
    internal static void AssertKind(PrescriptionKind? kind, string name)
    {
        var word = kind switch
        {
            PrescriptionKind.Progressive => "progresivo",
            PrescriptionKind.Bifocal => "bifocal",
            PrescriptionKind.SingleVision => "monofocal",
            _ => "?",
        };
        Assert.Contains($"Cristal {word}", name, StringComparison.Ordinal);
    }

    /// <summary>Also a small demo shows every column of the board.</summary>
    [Fact]
    public async Task SeedAsync_ATenthOfTheDemo_HasJobsInEveryState()
    {
        await using var database = await SeededDemo.SeedAsync(0.1);
        await SeedAsync(database);

        var states = await database.ReadAsync(db => db.WorkOrders.Select(row => row.Status).Distinct().ToListAsync(Cancellation));
        Assert.Equal(Enum.GetValues<WorkOrderStatus>(), states.Order());
    }

    private static void AssertWay(WorkOrder job, DateTime now)
    {
        var steps = job.Steps.OrderBy(step => step.Position).ToList();
        Assert.Equal((job.Status, job.StatusAt), (steps[^1].To, steps[^1].At));
        Assert.True(steps[^1].At <= now && steps[0].At == job.CreatedAt);
        Assert.All(
            steps.Zip(steps.Skip(1)),
            pair =>
            {
                Assert.Contains(pair.Second.To, StepMatrix.From(pair.First.To));
                Assert.True(pair.First.At <= pair.Second.At, $"{job.Number} {pair.Second.To}");
            }
        );
    }

    private Task<Person> ChiefAsync() =>
        demo.Database.ReadAsync(async db =>
        {
            var user = await db
                .Users.Where(row => row.Role == Optica.Domain.Common.StaffRole.SuperAdmin)
                .OrderBy(row => row.Email)
                .FirstAsync(Cancellation);
            var session = Optica.Domain.Access.UserSession.Start(Optica.Domain.Common.Ids.New(World.Start), user.Id, "test", World.Start);
            db.UserSessions.Add(session);
            await db.SaveChangesAsync(Cancellation);
            return new Person(user.DisplayName, user.Role, user.Id, user.OrganisationId, session.Id, user.SecurityStamp!);
        });

    private Task SeedAsync() => SeedAsync(demo.Database);

    private static async Task SeedAsync(TestDatabase database)
    {
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoPrescriptions>().SeedAsync(Cancellation);
        await scope.ServiceProvider.GetRequiredService<DemoWorkOrders>().SeedAsync(Cancellation);
    }
}
