using Microsoft.AspNetCore.Components;
using Optica.Data.Saving;
using Optica.Data.WorkOrders;
using Optica.Domain.Common;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Features.WorkOrders.Components;

namespace Optica.Portal.Features.WorkOrders;

/// <summary>
/// Everything about one job, and what can be done with it. What the lenses are made by is recorded when it is read, so a change by
/// somebody else is told and read again only when asked for.
/// </summary>
public sealed partial class WorkOrderPage(WorkOrderQueries queries, ICurrentAccess access, Toasts toasts) : IDisposable
{
    private static readonly string[] Kinds = ["work_order", "prescription"];
    private readonly Latest shown = new();
    private readonly Latest looks = new();
    private JobMover mover = default!;
    private RemakeDialog? remaking;
    private PrescribeDialog? prescribing;
    private WorkOrderDetail? job;
    private bool suspended;
    private Error? problem;
    private Error? refusal;
    private Guid? loaded;
    private bool isOld;

    /// <summary>The job.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => [new(Words["jobs"], WorkOrdersUrl.Path)];

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(job!.Branch.TimeZone);

    private bool MayPrescribe =>
        !suspended && WorkOrderRules.MayPrescribe(job!.Row.Status) && job.Branch.MayChange && access.Scope.May(Permissions.WorkOrdersEdit);

    private string Line =>
        $"{job!.Branch.Name} · {Words["taken_by", Formats.Instant(job.Row.CreatedAt, Zone), job.TakenBy ?? Words["system"].Value]}";

    /// <inheritdoc />
    public void Dispose()
    {
        shown.Dispose();
        looks.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Id)
        {
            loaded = Id;
            job = null;
            await LoadAsync();
        }
    }

    private Task LoadAsync()
    {
        (refusal, isOld) = (null, false);
        return shown.AskAsync(async token => job = (await queries.ReadAsync(Id, token)).TryGet(out var found, out problem) ? found : null);
    }

    private async Task CalledAsync(ChangeNews news)
    {
        if (job is { } shownJob && (news.Concerns(shownJob.Row.Id) || (shownJob.Row.PrescriptionId is { } eyes && news.Concerns(eyes))))
        {
            await looks.AskAsync(async token =>
                isOld =
                    (await queries.RowAsync(shownJob.Row.Id, token)).TryGet(out var row, out _)
                    && job?.Row is { } now
                    && now.Id == row.Id
                    && (row.Version > now.Version || row.Standing != now.Standing)
            );
        }
    }

    private async Task MovedAsync((WorkOrderRow Job, WorkOrderStatus To) done)
    {
        await LoadAsync();
        toasts.Success(Words["moved", done.Job.Number, Words[$"status_{done.To}"]]);
    }

    private async Task CheckedAsync(CheckOutcome outcome)
    {
        await LoadAsync();
        if (outcome.Check.Passes)
        {
            toasts.Success(Words["check_passed"]);
        }
        else
        {
            toasts.Error(Words["check_failed"]);
        }
    }

    private void Refuse(Error error) => refusal = error;

    private void Remade(Guid id)
    {
        toasts.Success(Words["remade", job!.Row.Number]);
        Navigation.NavigateTo(WorkOrdersUrl.Of(id));
    }

    private async Task PrescribedAsync()
    {
        await LoadAsync();
        toasts.Success(Words["prescribe_done"]);
    }
}
