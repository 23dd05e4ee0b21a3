using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>Jobs of every branch, by the customer's current prescription and full of canaries.</summary>
internal static class PlantedJobs
{
    /// <summary>Texts that only those may see who may see the branch.</summary>
    public static IEnumerable<string> Canaries(string place) =>
        [$"LENS-CANARY-{place}", $"FRAME-CANARY-{place}", $"JOB-CANARY-{place}", $"STEP-CANARY-{place}"];

    /// <summary>Plants them past the services: nobody is notified, and nobody's own jobs are among them.</summary>
    public static async Task<(Guid Lab, Guid Open, Guid Arrived, Guid Delivered)> PlantAsync(TestDatabase database, Target target)
    {
        var south = target.BranchId == database.World.Costa;
        var organisation = south ? database.World.South : database.World.North;
        var lab = Lab.Create(
            Ids.New(World.Start),
            organisation,
            new LabInput { Name = $"LAB-{(south ? "SOUTH" : "NORTH")}-{target.Place}" }
        );
        await using var scope = database.Services.CreateAsyncScope();
        var contents = scope.ServiceProvider.GetRequiredService<WorkOrderContents>();
        await using var db = database.Open();
        db.Labs.Add(lab);
        var jobs = new List<Guid>();
        foreach (var status in new[] { WorkOrderStatus.Ordered, WorkOrderStatus.ReceivedFromLab, WorkOrderStatus.Delivered })
        {
            var job = Job(target, (organisation, lab.Id), status, jobs.Count + 1);
            db.WorkOrders.Add(job);
            await contents.AddAsync(db, job, Prescribed(target.Place), CancellationToken.None);
            jobs.Add(job.Id);
        }

        await db.SaveChangesAsync();
        return (lab.Id, jobs[0], jobs[1], jobs[2]);
    }

    /// <summary>Every row of the feature that stands in a branch.</summary>
    public static async Task<IEnumerable<IBranchOwned>> RowsAsync(OpticaDbContext db) =>
        [
            .. await db.WorkOrders.AsNoTracking().ToListAsync(),
            .. await db.WorkOrderSteps.AsNoTracking().ToListAsync(),
            .. await db.WorkOrderMedical.AsNoTracking().ToListAsync(),
            .. await db.WorkOrderChecks.AsNoTracking().ToListAsync(),
        ];

    private static WorkOrder Job(Target target, (Guid Organisation, Guid Lab) of, WorkOrderStatus status, int number)
    {
        var input = Workshop.Job(target.CustomerId, target.BranchId);
        (input.LensDescription, input.FrameDescription) = ($"LENS-CANARY-{target.Place}", $"FRAME-CANARY-{target.Place}");
        (input.Notes, input.LabId, input.PrescriptionId) = ($"JOB-CANARY-{target.Place}", of.Lab, target.PrescriptionId);
        (input.OrderId, input.LensKind) = (target.OrderId, PrescriptionKind.Progressive);
        var draft = new WorkOrderDraft(input, (of.Organisation, target.BranchId, target.CustomerId, target.BranchId));
        var job = WorkOrder.Create($"TRB-2025-{target.Place}-{number}", draft, (null, World.Start));
        foreach (var to in Workshop.WayTo[status])
        {
            job.Go(new WorkOrderMove(to, $"STEP-CANARY-{target.Place}"), obstacle: null, (null, World.Start)).Expect();
        }

        return job;
    }

    private static WorkOrderPrescribed Prescribed(string place) =>
        new()
        {
            Kind = PrescriptionKind.Progressive,
            Tint = $"TINT-{Target.EyeMark(place)}",
            Coatings = [$"COAT-{Target.EyeMark(place)}"],
            Values = new OpticalValues
            {
                Right = new EyePrescription { Sphere = -1, Add = 2 },
            },
        };
}
