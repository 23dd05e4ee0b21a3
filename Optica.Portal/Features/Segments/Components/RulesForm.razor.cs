using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Data.Segments;
using Optica.Domain.Common;
using Optica.Domain.Segments;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Segments.Components;

/// <summary>Changes thresholds; says first who would move.</summary>
public sealed partial class RulesForm(SegmentQueries queries, SegmentService service, Toasts toasts, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Latest asking = new();
    private FluentValidationValidator validator = default!;
    private RulesInput model = new();
    private EditContext form = default!;
    private RulesPreview? preview;
    private string? problem;
    private bool saving;

    /// <summary>Thresholds in force.</summary>
    [Parameter, EditorRequired]
    public SegmentRules Rules { get; set; } = default!;

    /// <summary>Version of the organisation.</summary>
    [Parameter, EditorRequired]
    public long Version { get; set; }

    /// <summary>They were changed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <inheritdoc />
    public void Dispose() => asking.Dispose();

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        model = RulesInput.Of(Rules);
        form = new EditContext(model);
    }

    /// <summary>Nothing waits for the preview; what fails there is shown where the page's other failures are.</summary>
    private void Typed() =>
        _ = InvokeAsync(async () =>
        {
            try
            {
                await PreviewAsync();
            }
            catch (Exception failure)
            {
                await DispatchExceptionAsync(failure);
            }
        });

    /// <summary>Says who would move, a moment after the last key; thresholds that break a rule move nobody.</summary>
    private async Task PreviewAsync()
    {
        var mine = asking.Begin();
        try
        {
            await Task.Delay(Pause, time, mine);
            preview =
                model.ToRules() != Rules && (await queries.PreviewAsync(model.ToRules(), mine)).TryGet(out var found, out _) ? found : null;
            StateHasChanged();
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // more was typed
        }
    }

    private async Task SaveAsync()
    {
        if (saving || !await validator.ValidateAsync())
        {
            return;
        }

        saving = true;
        try
        {
            var result = await service.ChangeRulesAsync(model.ToRules(), Version, CancellationToken.None);
            if (result.TryGet(out var moved, out var error))
            {
                toasts.Success(moved == 1 ? Words["rules_saved_one"] : Words["rules_saved", Formats.Count(moved)]);
                await Changed.InvokeAsync();
            }
            else if (error is Invalid invalid)
            {
                validator.Show(invalid.Fields);
            }
            else
            {
                problem = error.Message;
            }
        }
        finally
        {
            saving = false;
        }
    }
}
