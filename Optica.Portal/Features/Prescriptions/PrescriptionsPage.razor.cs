using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>Whom to call: prescriptions that expire and exams that are due. The address is the state; a newer wish cancels the load under way.</summary>
public sealed partial class PrescriptionsPage(PrescriptionDueQueries queries, ICurrentAccess access)
{
    // what would move the rows waits until it is asked for
    private int news;

    private static readonly string[] Kinds = ["prescription", "customer"];

    private readonly Latest comparing = new();
    private CancellationTokenSource loading = new();
    private PrescriptionsUrl url = new();
    private Page<ExpiringRow>? expiring;
    private Page<RecallRow>? recall;
    private Error? problem;

    private bool AreSeveral => access.Scope.SelectedBranchId is null;

    private string Kind => url.Kind?.ToString() ?? "";

    private (int Count, int Total, bool Capped)? Shown =>
        url.List == DueList.Expiring
            ? (expiring is null ? null : (expiring.Items.Count, expiring.Total, expiring.TotalCapped))
            : (recall is null ? null : (recall.Items.Count, recall.Total, recall.TotalCapped));

    /// <summary>Who would be due, but did not agree to be reminded.</summary>
    private LeftOut? Left => url.List == DueList.Expiring ? expiring?.LeftOut : recall?.LeftOut;

    private IReadOnlyList<Tab> Lists =>
        [
            .. Enum.GetValues<DueList>()
                .Select(list => new Tab(
                    list.ToString(),
                    Words[$"list_{list}"],
                    (url with { List = list, Page = 1, Kind = null }).Format()
                )),
        ];

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc />
    protected override Task MovedAsync() =>
        Here.Split('?')[0] == PrescriptionUrl.Due && PrescriptionsUrl.Parse(Navigation.Uri) != url ? LoadAsync() : Task.CompletedTask;

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        comparing.Dispose();
        loading.Cancel();
        loading.Dispose();
    }

    private void GoToKind(string? value) =>
        Navigation.NavigateTo((url with { Kind = Enum.TryParse<PrescriptionKind>(value, out var kind) ? kind : null, Page = 1 }).Format());

    private Task CompareAsync()
    {
        var page = new PageRequest(url.Page, url.Size);
        return url.List == DueList.Expiring
            ? comparing.AskAsync(token => queries.ExpiringAsync(url.ToFilter(), page, token), answer => Compare(expiring, answer))
            : comparing.AskAsync(token => queries.RecallAsync(url.ToFilter(), page, token), answer => Compare(recall, answer));
    }

    private void Compare<TRow>(Page<TRow>? shown, Result<Page<TRow>> answer)
        where TRow : class =>
        news = shown is not null && answer.TryGet(out var now, out _) ? CalmList.Differences(shown.Items, now.Items) : 0;

    private Task ShowAsync()
    {
        news = 0;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        await loading.CancelAsync();
        loading.Dispose();
        var mine = loading = new CancellationTokenSource();
        url = PrescriptionsUrl.Parse(Navigation.Uri);
        var page = new PageRequest(url.Page, url.Size);
        try
        {
            if (url.List == DueList.Expiring)
            {
                var read = await queries.ExpiringAsync(url.ToFilter(), page, mine.Token);
                expiring = loading == mine ? (read.TryGet(out var rows, out problem) ? rows : null) : expiring;
            }
            else
            {
                var read = await queries.RecallAsync(url.ToFilter(), page, mine.Token);
                recall = loading == mine ? (read.TryGet(out var rows, out problem) ? rows : null) : recall;
            }
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // a newer wish is being loaded; drivers tell of a cancelled query in several ways
        }
    }
}
