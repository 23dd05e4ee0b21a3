using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Portal.Features.Dashboard;

/// <summary>The day at a glance, of the selected branch or of all in reach.</summary>
public sealed partial class DashboardPage(
    CustomerQueries customers,
    TransferQueries transfers,
    BranchQueries branches,
    ICurrentAccess access,
    TimeProvider time
) : IDisposable
{
    private static readonly string[] Kinds = ["customer", "transfer_request"];
    private static readonly PageRequest Few = new(1, 8);

    private readonly CancellationTokenSource gone = new();
    private DashboardData? data;
    private BranchRow? branch;
    private ReachedBranches reached = new([], AreAll: true);
    private Error? problem;
    private DateTime now;

    private string FirstName => access.Scope.UserName.Split(' ', 2)[0];

    private string Place => branch?.Name ?? (reached.AreAll ? Words["all_branches"] : Words["your_branches", reached.Rows.Count]);

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(branch?.TimeZone ?? Branch.DefaultTimeZone);

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync()
    {
        (data, problem) = (null, null);
        return ReadAsync();
    }

    /// <summary>What stands stays until what is new is there.</summary>
    private async Task ReadAsync()
    {
        now = time.GetUtcNow().UtcDateTime;
        if ((await branches.ReachedAsync(gone.Token)).TryGet(out var mine, out _))
        {
            (reached, branch) = (mine, Chosen(mine.Rows));
        }

        var today = LocalDay.Of(time.GetUtcNow(), Zone);
        var newest = new CustomerFilter { Sort = CustomerSort.CreatedAt, Descending = true };
        var due = new CustomerFilter
        {
            IsActive = true,
            ExamDueBefore = today,
            Contact = ConsentPurpose.Reminders,
        };
        if (
            (await customers.StatsAsync(gone.Token)).TryGet(out var stats, out problem)
            && (await customers.ListAsync(newest, Few, gone.Token)).TryGet(out var added, out problem)
            && (await customers.ListAsync(due, Few, gone.Token)).TryGet(out var toCall, out problem)
        )
        {
            var requests = access.Scope.May(Permissions.CustomersTransfer) ? await transfers.WaitingAsync(gone.Token) : default;
            data = new DashboardData(stats, added.Items, toCall.Items, requests.Succeeded ? requests.Value : null);
        }
    }

    /// <summary>The selected branch; the only one is as good as selected.</summary>
    private BranchRow? Chosen(IReadOnlyList<BranchRow> mine) =>
        mine.Count == 1 ? mine[0] : mine.FirstOrDefault(row => row.Id == access.Scope.SelectedBranchId);
}
