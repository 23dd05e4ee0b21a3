using Microsoft.AspNetCore.Components;
using Optica.Data.WorkOrders;
using Optica.Domain.Appointments;
using Optica.Domain.WorkOrders;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.WorkOrders.Components;

/// <summary>The fields of a job, and what somebody else saved of them meanwhile.</summary>
public sealed partial class WorkOrderFields(LabQueries queries) : IDisposable
{
    private readonly Latest shown = new();
    private IReadOnlyList<LabRow> labs = [];
    private IReadOnlyList<StaffChoice> staff = [];
    private WorkOrderConflict? told;

    /// <summary>What the form starts with.</summary>
    [Parameter, EditorRequired]
    public WorkOrderForm Start { get; set; } = default!;

    /// <summary>What is typed into.</summary>
    [Parameter, EditorRequired]
    public WorkOrderInput Input { get; set; } = default!;

    /// <summary>Whether the job is taken now: its prescription is said once.</summary>
    [Parameter]
    public bool IsNew { get; set; }

    /// <summary>Something outside the form's own fields was changed.</summary>
    [Parameter]
    public EventCallback Touched { get; set; }

    /// <summary>What somebody else saved meanwhile, to choose from; null when nothing clashes.</summary>
    [Parameter]
    public WorkOrderConflict? Conflict { get; set; }

    /// <summary>A field that clashes was chosen for: its name, and whether theirs is wanted.</summary>
    [Parameter]
    public EventCallback<(string Name, bool IsTheirs)> Chosen { get; set; }

    /// <summary>Those that new jobs can go to, and the one it is at.</summary>
    private IReadOnlyList<(Guid? Value, string Text)> LabOptions =>
        [
            .. labs.Where(row => row.IsActive || row.Id == Start.Input.LabId || row.Id == Input.LabId)
                .Select(row => ((Guid?)row.Id, row.Name)),
        ];

    /// <inheritdoc />
    public void Dispose() => shown.Dispose();

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync()
    {
        if (Conflict == told)
        {
            return Task.CompletedTask;
        }

        // who saved meanwhile may have named a laboratory or a colleague that were not there when the form was opened
        told = Conflict;
        return Conflict is null ? Task.CompletedTask : LoadAsync();
    }

    private Task LoadAsync() =>
        shown.AskAsync(async token =>
        {
            labs = (await queries.ListAsync(onlyActive: false, token)).TryGet(out var found, out _) ? found : [];
            await StaffAsync(Start.BranchId, token);
        });

    private async Task StaffAsync(Guid? branch, CancellationToken token) =>
        staff = branch is { } id && (await queries.StaffAsync(id, token)).TryGet(out var people, out _) ? people : [];

    private Task BranchAsync(Guid? branch)
    {
        (Input.BranchId, Input.AssignedTo) = (branch, null);
        return shown.AskAsync(token => StaffAsync(branch, token));
    }

    private Task OwnAsync()
    {
        Input.OwnFrame = !Input.OwnFrame;
        return Touched.InvokeAsync();
    }

    private Task PromiseAsync(DateOnly day)
    {
        Input.PromisedOn = day;
        return Touched.InvokeAsync();
    }
}
