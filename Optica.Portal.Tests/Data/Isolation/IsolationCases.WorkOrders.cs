using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Jobs and laboratories.</content>
internal static partial class IsolationCases
{
    private static LensReadings Measured => new() { Right = Workshop.Lens(-1, add: 2) };

    private static PartialUpdate<WorkOrderInput> Noted =>
        new(new WorkOrderInput { Notes = "changed" }, new HashSet<string>(StringComparer.Ordinal) { nameof(WorkOrderInput.Notes) });

    private static IEnumerable<IsolationCase> WorkOrders() => [.. WorkOrderReads(), .. WorkOrderWrites()];

    private static IEnumerable<IsolationCase> WorkOrderReads() =>
        [
            IsolationCase.ById(
                "WorkOrderQueries.ReadAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<WorkOrderQueries>().ReadAsync(to.Made.Open, None)
            ),
            IsolationCase.ById(
                "WorkOrderQueries.ReadAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<WorkOrderQueries>().ReadAsync(to.Made.Delivered, None)
            ),
            IsolationCase.ById(
                "WorkOrderQueries.OfOrderAsync",
                Permissions.WorkOrdersEdit,
                false,
                (scope, to) => scope.Get<WorkOrderQueries>().OfOrderAsync(to.OrderId, None)
            ),
            IsolationCase.ById(
                "WorkOrderQueries.RowAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<WorkOrderQueries>().RowAsync(to.Made.Open, None)
            ),
            IsolationCase.ById(
                "WorkOrderQueries.OfCustomerAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<WorkOrderQueries>().OfCustomerAsync(to.CustomerId, new PageRequest(), None)
            ),
            IsolationCase.Open(
                "WorkOrderQueries.ListAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, _) => scope.Get<WorkOrderQueries>().ListAsync(new WorkOrderFilter(), new PageRequest(1, 100), None)
            ),
            IsolationCase.Open(
                "WorkOrderQueries.ListAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, _) =>
                    scope.Get<WorkOrderQueries>().ListAsync(new WorkOrderFilter { Text = "canary" }, new PageRequest(1, 100), None)
            ),
            IsolationCase.ById(
                "WorkOrderQueries.ListAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) =>
                    scope.Get<WorkOrderQueries>().ListAsync(new WorkOrderFilter { BranchId = to.BranchId }, new PageRequest(), None)
            ),
            IsolationCase.Open(
                "WorkOrderQueries.ListAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<WorkOrderQueries>().ListAsync(new WorkOrderFilter { LabId = to.Made.Lab }, new PageRequest(), None)
            ),
            IsolationCase.Open(
                "WorkOrderBoardQueries.ReadAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, _) => scope.Get<WorkOrderBoardQueries>().ReadAsync(new WorkOrderFilter(), None)
            ),
            IsolationCase.ById(
                "WorkOrderBoardQueries.ReadAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<WorkOrderBoardQueries>().ReadAsync(new WorkOrderFilter { BranchId = to.BranchId }, None)
            ),
            IsolationCase.ById(
                "WorkOrderHistoryQueries.ListAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<WorkOrderHistoryQueries>().ListAsync(to.Made.Open, None)
            ),
            IsolationCase.OfOrganisation(
                "LeadTimeQueries.OfAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<LeadTimeQueries>().OfAsync(to.Made.Lab, PrescriptionKind.Progressive, None)
            ),
            IsolationCase.Open(
                "LeadTimeQueries.AllAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, _) => scope.Get<LeadTimeQueries>().AllAsync(None)
            ),
            IsolationCase.Open(
                "LabQueries.ListAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, _) => scope.Get<LabQueries>().ListAsync(onlyActive: false, None)
            ),
            IsolationCase.OfOrganisation(
                "LabQueries.ReadAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<LabQueries>().ReadAsync(to.Made.Lab, None)
            ),
            IsolationCase.ById(
                "LabQueries.StaffAsync",
                Permissions.WorkOrdersRead,
                false,
                (scope, to) => scope.Get<LabQueries>().StaffAsync(to.BranchId, None)
            ),
        ];

    private static IEnumerable<IsolationCase> WorkOrderWrites() =>
        [
            IsolationCase.ById(
                "WorkOrderService.CreateAsync",
                Permissions.WorkOrdersEdit,
                true,
                (scope, to) => scope.Get<WorkOrderService>().CreateAsync(Workshop.Job(to.CustomerId, to.BranchId), Once, None)
            ),
            IsolationCase.ById(
                "WorkOrderService.ChangeAsync",
                Permissions.WorkOrdersEdit,
                true,
                (scope, to) => scope.Get<WorkOrderService>().ChangeAsync(to.Made.Open, Noted, None)
            ),
            IsolationCase.ById(
                "WorkOrderLifeService.AdvanceAsync",
                Permissions.WorkOrdersEdit,
                true,
                (scope, to) =>
                    scope.Get<WorkOrderLifeService>().AdvanceAsync(to.Made.Open, new WorkOrderMove(WorkOrderStatus.SentToLab), new(), None)
            ),
            IsolationCase.ById(
                "WorkOrderLifeService.ReturnAsync",
                Permissions.WorkOrdersEdit,
                true,
                (scope, to) => scope.Get<WorkOrderLifeService>().ReturnAsync(to.Made.Arrived, "rayado", new(), None)
            ),
            IsolationCase.ById(
                "WorkOrderLifeService.CancelAsync",
                Permissions.WorkOrdersEdit,
                true,
                (scope, to) => scope.Get<WorkOrderLifeService>().CancelAsync(to.Made.Open, "se arrepintió", new(), None)
            ),
            IsolationCase.ById(
                "WorkOrderRemakeService.RemakeAsync",
                Permissions.WorkOrdersEdit,
                true,
                (scope, to) => scope.Get<WorkOrderRemakeService>().RemakeAsync(to.Made.Delivered, new RemakeInput("rayado"), Once, None)
            ),
            // the one it is made by already, so that an allowed call changes nothing for the cases after it
            IsolationCase.ById(
                "WorkOrderPrescriptionService.ChangeAsync",
                Permissions.WorkOrdersEdit,
                true,
                (scope, to) => scope.Get<WorkOrderPrescriptionService>().ChangeAsync(to.Made.Open, to.PrescriptionId, new(), None)
            ),
            IsolationCase.Open(
                "LabService.CreateAsync",
                Permissions.CatalogueManage,
                true,
                (scope, to) => scope.Get<LabService>().CreateAsync(new LabInput { Name = $"LAB {to.Place}" }, Once, None)
            ),
            IsolationCase.OfOrganisation(
                "LabService.ChangeAsync",
                Permissions.CatalogueManage,
                true,
                (scope, to) =>
                    scope.Get<LabService>().ChangeAsync(to.Made.Lab, new PartialUpdate<LabInput>(new LabInput { Name = "Otro" }), None)
            ),
            // besides: who may not see what a job is made by may not measure it (CL-13)
            IsolationCase.ById(
                "WorkOrderCheckService.CheckAsync",
                Permissions.WorkOrdersEdit,
                true,
                (scope, to) => scope.Get<WorkOrderCheckService>().CheckAsync(to.Made.Arrived, Measured, Once, None)
            ) with
            {
                Expects = (person, target) =>
                    person?.May(Permissions.WorkOrdersEdit) != true ? ErrorKind.Forbidden
                    : !IsolationCase.IsOwn(person, target) ? ErrorKind.NotFound
                    : person.May(Permissions.Clinical) && person.Changes.Contains(target.BranchId) ? null
                    : ErrorKind.Forbidden,
            },
        ];
}
