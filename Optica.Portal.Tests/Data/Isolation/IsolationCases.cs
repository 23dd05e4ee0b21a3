using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>A case for every public method of every service; a method without one fails <see cref="IsolationTests"/>.</summary>
internal static partial class IsolationCases
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static IReadOnlyList<IsolationCase> All { get; } =
    [
        .. Reads(),
        .. Searches(),
        .. Writes(),
        .. Bulk(),
        .. Transfers(),
        .. Others(),
        .. Live(),
        .. Orders(),
        .. Analytics(),
        .. Reports(),
        .. AuditTrail(),
        .. Catalogue(),
        .. Prescriptions(),
        .. Visits(),
        .. Quotes(),
        .. WorkOrders(),
        .. Accounts(),
        .. Organisations(),
        .. OwnSessions(),
        .. Rights(),
    ];

    private static IEnumerable<IsolationCase> Reads() =>
        [
            IsolationCase.ById(
                "CustomerQueries.ProfileAsync",
                Permissions.CustomersRead,
                false,
                (scope, to) => scope.Queries.ProfileAsync(to.CustomerId, None)
            ),
            IsolationCase.ById(
                "CustomerHistoryQueries.ListAsync",
                Permissions.CustomersHistory,
                false,
                (scope, to) => scope.History.ListAsync(to.CustomerId, new PageRequest(), None)
            ),
            IsolationCase.ById(
                "CustomerQueries.RowAsync",
                Permissions.CustomersRead,
                false,
                (scope, to) => scope.Queries.RowAsync(to.CustomerId, None)
            ),
            IsolationCase.Open(
                "CustomerQueries.ListAsync",
                Permissions.CustomersRead,
                false,
                (scope, _) => scope.Queries.ListAsync(new CustomerFilter(), new PageRequest(1, 100), None)
            ),
            IsolationCase.ById(
                "CustomerQueries.ListAsync",
                Permissions.CustomersRead,
                false,
                (scope, to) => scope.Queries.ListAsync(new CustomerFilter { BranchId = to.BranchId }, new PageRequest(1, 100), None)
            ),
            IsolationCase.Open(
                "CustomerQueries.StatsAsync",
                Permissions.CustomersRead,
                false,
                (scope, _) => scope.Queries.StatsAsync(None)
            ),
            IsolationCase.Open("CustomerQueries.TagsAsync", Permissions.CustomersRead, false, (scope, _) => scope.Queries.TagsAsync(None)),
            IsolationCase.Open(
                "CustomerQueries.DuplicatesAsync",
                Permissions.CustomersEdit,
                false,
                (scope, to) => scope.Queries.DuplicatesAsync(Known(to), null, None)
            ),
            IsolationCase.Open(
                "TransferQueries.WaitingAsync",
                Permissions.CustomersTransfer,
                false,
                (scope, _) => scope.Requests.WaitingAsync(None)
            ),
        ];

    /// <summary>By the database, then by the index in memory.</summary>
    private static IEnumerable<IsolationCase> Searches() =>
        from isIndexed in new[] { false, true }
        from text in new[] { "planta", "canary", "canary@", "900000", "9500000", "planta 900000", "plnata", "x.cl" }
        select IsolationCase.Open(
            "CustomerSearch.FindAsync",
            Permissions.CustomersRead,
            false,
            async (scope, _) =>
            {
                if (isIndexed)
                {
                    await scope.Get<IServiceProvider>().IndexAsync();
                }

                return await scope.Search.FindAsync(text, None);
            }
        );

    private static IEnumerable<IsolationCase> Writes() =>
        [
            IsolationCase.ById(
                "CustomerService.CreateAsync",
                Permissions.CustomersEdit,
                true,
                (scope, to) => scope.Customers.CreateAsync(Created(to), new CustomerCreateOptions(), None)
            ),
            IsolationCase.ById(
                "CustomerService.UpdateAsync",
                Permissions.CustomersEdit,
                true,
                (scope, to) => scope.Customers.UpdateAsync(to.CustomerId, Renamed, None)
            ),
            IsolationCase.ById(
                "CustomerLifeService.DeactivateAsync",
                Permissions.CustomersDeactivate,
                true,
                (scope, to) => scope.Life.DeactivateAsync(to.CustomerId, null, None)
            ),
            IsolationCase.ById(
                "CustomerLifeService.ReactivateAsync",
                Permissions.CustomersDeactivate,
                true,
                (scope, to) => scope.Life.ReactivateAsync(to.CustomerId, null, None)
            ),
        ];

    private static IEnumerable<IsolationCase> Bulk() =>
        [
            IsolationCase.Open(
                "CustomerBulkService.AddTagAsync",
                Permissions.CustomersEdit,
                true,
                (scope, to) => scope.Get<CustomerBulkService>().AddTagAsync([to.CustomerId], "planted", None)
            ),
            IsolationCase.Open(
                "CustomerBulkService.DeactivateAsync",
                Permissions.CustomersDeactivate,
                true,
                (scope, to) => scope.Get<CustomerBulkService>().DeactivateAsync([to.CustomerId], None)
            ),
            IsolationCase.Open(
                "CustomerBulkService.ReactivateAsync",
                Permissions.CustomersDeactivate,
                true,
                (scope, to) => scope.Get<CustomerBulkService>().ReactivateAsync([to.CustomerId], None)
            ),
        ];

    private static CustomerUpdate Renamed =>
        new(new CustomerInput { FirstName = "Changed" }, new HashSet<string>(StringComparer.Ordinal) { nameof(CustomerInput.FirstName) });

    private static CustomerInput Known(Target target) =>
        new()
        {
            BranchId = target.BranchId,
            Rut = target.Input.Rut,
            Email = target.Input.Email,
            Phone = target.Input.Phone,
        };

    private static CustomerInput Created(Target target)
    {
        var input = People.Numbered(1000);
        input.BranchId = target.BranchId;
        return input;
    }
}
