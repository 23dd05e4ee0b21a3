using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <content>Prescriptions.</content>
internal static partial class IsolationCases
{
    private static IEnumerable<IsolationCase> Prescriptions() =>
        [.. PrescriptionReads(), .. PrescriptionTrends(), .. PrescriptionsDue(), .. PrescriptionWrites(), .. PrescriptionSteps()];

    private static IEnumerable<IsolationCase> PrescriptionReads() =>
        [
            IsolationCase.ById(
                "PrescriptionQueries.OfCustomerAsync",
                Permissions.PrescriptionsRead,
                false,
                (scope, to) => scope.Get<PrescriptionQueries>().OfCustomerAsync(to.CustomerId, new PageRequest(), None)
            ),
            IsolationCase.ById(
                "PrescriptionQueries.CurrentAsync",
                Permissions.PrescriptionsRead,
                false,
                (scope, to) => scope.Get<PrescriptionQueries>().CurrentAsync(to.CustomerId, None)
            ),
            IsolationCase.ById(
                "PrescriptionQueries.RowAsync",
                Permissions.PrescriptionsRead,
                false,
                (scope, to) => scope.Get<PrescriptionQueries>().RowAsync(to.PrescriptionId, None)
            ),
            IsolationCase.ById(
                "PrescriptionQueries.ReadAsync",
                Permissions.PrescriptionsRead,
                false,
                (scope, to) => scope.Get<PrescriptionQueries>().ReadAsync(to.PrescriptionId, None)
            ),
            IsolationCase.ById(
                "PrescriptionQueries.ReferenceAsync",
                Permissions.Clinical,
                false,
                (scope, to) => scope.Get<PrescriptionQueries>().ReferenceAsync(to.CustomerId, null, null, None)
            ),
            IsolationCase.ById(
                "PrescriptionHistoryQueries.ListAsync",
                Permissions.PrescriptionsRead,
                false,
                (scope, to) => scope.Get<PrescriptionHistoryQueries>().ListAsync(to.PrescriptionId, None)
            ),
            IsolationCase.Open(
                "PrescriptionSettingsQueries.ReadAsync",
                Permissions.PrescriptionsRead,
                false,
                (scope, _) => scope.Get<PrescriptionSettingsQueries>().ReadAsync(None)
            ),
        ];

    private static IEnumerable<IsolationCase> PrescriptionTrends() =>
        [
            IsolationCase.ById(
                "PrescriptionTrendQueries.CompareAsync",
                Permissions.Clinical,
                false,
                (scope, to) => scope.Get<PrescriptionTrendQueries>().CompareAsync(to.OlderPrescriptionId, to.PrescriptionId, None)
            ),
            IsolationCase.ById(
                "PrescriptionTrendQueries.EvolutionAsync",
                Permissions.Clinical,
                false,
                (scope, to) => scope.Get<PrescriptionTrendQueries>().EvolutionAsync(to.CustomerId, PrescriptionKind.Bifocal, None)
            ),
        ];

    private static IEnumerable<IsolationCase> PrescriptionsDue() =>
        new DueFilter[]
        {
            new(),
            new() { WithinDays = 7, Kind = PrescriptionKind.Progressive },
        }
            .SelectMany(filter =>
                new[]
                {
                    IsolationCase.Open(
                        "PrescriptionDueQueries.ExpiringAsync",
                        Permissions.PrescriptionsRead,
                        false,
                        (scope, _) => scope.Get<PrescriptionDueQueries>().ExpiringAsync(filter, new PageRequest(), None)
                    ),
                    IsolationCase.Open(
                        "PrescriptionDueQueries.RecallAsync",
                        Permissions.PrescriptionsRead,
                        false,
                        (scope, _) => scope.Get<PrescriptionDueQueries>().RecallAsync(filter, new PageRequest(), None)
                    ),
                }
            )
            .Concat([
                IsolationCase.ById(
                    "PrescriptionDueQueries.ExpiringAsync",
                    Permissions.PrescriptionsRead,
                    false,
                    (scope, to) => scope.Get<PrescriptionDueQueries>().ExpiringAsync(Of(to), new PageRequest(), None)
                ),
                IsolationCase.ById(
                    "PrescriptionDueQueries.RecallAsync",
                    Permissions.PrescriptionsRead,
                    false,
                    (scope, to) => scope.Get<PrescriptionDueQueries>().RecallAsync(Of(to), new PageRequest(), None)
                ),
            ]);

    private static IEnumerable<IsolationCase> PrescriptionWrites() =>
        [
            IsolationCase.ById(
                "PrescriptionService.CreateAsync",
                Permissions.Clinical,
                true,
                (scope, to) => scope.Get<PrescriptionService>().CreateAsync(to.CustomerId, Sight.Input(to.BranchId), new(), None)
            ),
            IsolationCase.ById(
                "PrescriptionService.ChangeDraftAsync",
                Permissions.Clinical,
                true,
                (scope, to) => scope.Get<PrescriptionService>().ChangeDraftAsync(to.DraftPrescriptionId, Sight.Input(), new(), None)
            ),
            IsolationCase.ById(
                "PrescriptionService.ActivateDraftAsync",
                Permissions.Clinical,
                true,
                (scope, to) => scope.Get<PrescriptionService>().ActivateDraftAsync(to.DraftPrescriptionId, Sight.Input(), new(), None)
            ),
            IsolationCase.ById(
                "PrescriptionAmendService.AmendAsync",
                Permissions.Clinical,
                true,
                (scope, to) => scope.Get<PrescriptionAmendService>().AmendAsync(to.PrescriptionId, new(Sight.Input(), "eje"), new(), None)
            ),
            IsolationCase.Open(
                "PrescriptionSettingsService.ChangeAsync",
                Permissions.OrganisationSettings,
                true,
                (scope, _) => scope.Get<PrescriptionSettingsService>().ChangeAsync(new PrescriptionRules(true, 18, 6, 9), null, None)
            ),
        ];

    private static IEnumerable<IsolationCase> PrescriptionSteps() =>
        [
            IsolationCase.ById(
                "PrescriptionLifeService.ActivateAsync",
                Permissions.Clinical,
                true,
                (scope, to) => scope.Get<PrescriptionLifeService>().ActivateAsync(to.DraftPrescriptionId, new(), None)
            ),
            IsolationCase.ById(
                "PrescriptionLifeService.CancelAsync",
                Permissions.Clinical,
                true,
                (scope, to) => scope.Get<PrescriptionLifeService>().CancelAsync(to.PrescriptionId, "anulada", new(), None)
            ),
            IsolationCase.ById(
                "PrescriptionLifeService.MarkEnteredInErrorAsync",
                Permissions.Clinical,
                true,
                (scope, to) => scope.Get<PrescriptionLifeService>().MarkEnteredInErrorAsync(to.PrescriptionId, "otro", new(), None)
            ),
        ];

    private static DueFilter Of(Target target) => new() { BranchId = target.BranchId };
}
