using Microsoft.AspNetCore.Components;
using Optica.Data.Customers;
using Optica.Data.Jobs;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Jobs;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.Customers.Components.Profile;
using Optica.Portal.Jobs;

namespace Optica.Portal.Features.Customers.Components.Rights;

/// <summary>Requests of rights of a customer: written down, answered, each with its receipt and its file.</summary>
public sealed partial class RightsTab(RightsQueries queries, JobQueries jobQueries, JobsWatch watch)
{
    private static readonly string[] Kinds = ["rights_request"];

    private readonly Latest shown = new();
    private RightsFile? file;
    private IReadOnlyList<JobRow> jobs = [];
    private Error? problem;
    private RightsAskDialog ask = default!;
    private RightsAnswerDialog answer = default!;

    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>Whether the data is blocked or was erased.</summary>
    [Parameter]
    public RightsStanding Standing { get; set; } = RightsStanding.Free;

    /// <summary>Zone of the branch's times.</summary>
    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Something was done with the customer: what to say.</summary>
    [Parameter]
    public EventCallback<ProfileNotice> Done { get; set; }

    /// <inheritdoc />
    public void Dispose()
    {
        watch.Looked -= Looked;
        shown.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        watch.Looked += Looked;
        return LoadAsync();
    }

    private void Looked(object? sender, EventArgs args) =>
        _ = InvokeAsync(async () =>
        {
            await LoadAsync();
            StateHasChanged();
        });

    private Task LoadAsync() =>
        shown.AskAsync(async token =>
        {
            jobs = (await jobQueries.MineAsync(token)).TryGet(out var mine, out _) ? mine : [];
            file = (await queries.ListAsync(CustomerId, token)).TryGet(out var found, out problem) ? found : null;
            if (file?.Rows.Any(row => row is { Kind: RightsKind.Erase, Status: RightsStatus.Done }) == true)
            {
                // files of before went with the data
                jobs = [];
            }
        });

    private Task AskedAsync(Guid id) => LoadAsync();

    private Task AnsweredAsync(RightsRow row) => Done.InvokeAsync(new ProfileNotice(Words["answered", row.Number]));
}
