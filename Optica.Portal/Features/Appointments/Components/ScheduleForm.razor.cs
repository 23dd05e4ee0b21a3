using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>A branch's hours, lunch, grid and blocked dates, saved as a whole. Booked visits stay as they are.</summary>
public sealed partial class ScheduleForm(BranchScheduleService service, Toasts toasts, IJSRuntime runtime) : IAsyncDisposable
{
    private const int WorkDays = 5;

    private BranchScheduleInput model = new();
    private EditContext form = default!;
    private FluentValidationValidator validator = default!;
    private UnsavedChanges guard = default!;
    private FormsScript? script;
    private string? problem;
    private bool isStale;
    private bool dirty;
    private bool saving;
    private bool toFocus;

    /// <summary>The schedule as it stands. Another one needs another form: give a key.</summary>
    [Parameter, EditorRequired]
    public ScheduleDetail Schedule { get; set; } = default!;

    /// <summary>It is saved, or to be read again.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        model = Schedule.Input;
        form = new EditContext(model);
        form.OnFieldChanged += (_, _) => Touched();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        script ??= new FormsScript(runtime);
        if (firstRender)
        {
            // Ctrl+S while typing
            await script.LoadAsync();
        }

        if (toFocus)
        {
            toFocus = false;
            await script.FocusFirstInvalidAsync();
        }
    }

    private void Touched()
    {
        dirty = true;
        StateHasChanged();
    }

    /// <summary>Tuesday to Friday as Monday.</summary>
    private void CopyMonday()
    {
        var monday = model.Days[0];
        foreach (var day in model.Days.Take(WorkDays).Skip(1))
        {
            (day.IsOpen, day.Opens, day.Closes) = (monday.IsOpen, monday.Opens, monday.Closes);
            (day.LunchFrom, day.LunchUntil) = (monday.LunchFrom, monday.LunchUntil);
        }

        form.NotifyFieldChanged(form.Field(nameof(BranchScheduleInput.Days)));
    }

    private void Add()
    {
        model.BlockedDates.Add(new BlockedDateInput());
        Touched();
    }

    private void Remove(BlockedDateInput date)
    {
        model.BlockedDates.Remove(date);
        form.NotifyFieldChanged(form.Field(nameof(BranchScheduleInput.BlockedDates)));
    }

    private async Task ReloadAsync()
    {
        await guard.ReleaseAsync();
        await Saved.InvokeAsync();
    }

    private async Task SaveAsync()
    {
        if (saving)
        {
            return;
        }

        (saving, problem, isStale) = (true, null, false);
        try
        {
            if (!await validator.ValidateAsync())
            {
                toFocus = true;
                return;
            }

            var result = await service.ChangeAsync(Schedule.Branch.Id, model, Schedule.Version, CancellationToken.None);
            if (result.Error is { } error)
            {
                Tell(error);
                return;
            }

            dirty = false;
            toasts.Success(Words["hours_saved"]);
            await Saved.InvokeAsync();
        }
        finally
        {
            saving = false;
        }
    }

    private void Tell(Error error)
    {
        toFocus = true;
        if (error is Invalid invalid)
        {
            validator.Show(invalid.Fields);
        }
        else
        {
            (problem, isStale) = (error.Message, error is VersionConflict);
        }
    }
}
