using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Optica.Portal.Components.Shared;

/// <summary>An exception costs this section, not the page: it is logged with a number, the user sees the number and a retry.</summary>
public sealed partial class SectionErrorBoundary(ILogger<SectionErrorBoundary> log, TimeProvider time) : ErrorBoundaryBase
{
    private string? traceId;

    /// <summary>Called on retry, before the content is rendered again.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    /// <summary>For small parts, such as those of the top bar: nothing is shown but a button to try again.</summary>
    [Parameter]
    public bool Quiet { get; set; }

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        traceId = Trace.Id(time);
        SectionFailed(log, traceId, exception);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        if (Quiet)
        {
            builder.OpenComponent<RetryButton>(4);
            builder.AddComponentParameter(5, nameof(RetryButton.OnClick), EventCallback.Factory.Create(this, RetryAsync));
            builder.CloseComponent();
            return;
        }

        builder.OpenComponent<ErrorState>(1);
        builder.AddComponentParameter(2, nameof(ErrorState.TraceId), traceId);
        builder.AddComponentParameter(3, nameof(ErrorState.OnRetry), EventCallback.Factory.Create(this, RetryAsync));
        builder.CloseComponent();
    }

    /// <summary>
    /// Runs what loads the content: what fails costs this section alone, whoever asked for it, and what succeeds shows the content again.
    /// </summary>
    /// <param name="section">The section; null before it is drawn: then there is nothing beside it to be spared.</param>
    /// <param name="load">Loads; runs in the renderer of this circuit.</param>
    public static Task RunAsync(SectionErrorBoundary? section, Func<Task> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        return section?.GuardAsync(load) ?? load();
    }

    private async Task GuardAsync(Func<Task> load)
    {
        try
        {
            await load();
            Recover();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private async Task RetryAsync()
    {
        await OnRetry.InvokeAsync();
        Recover();
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "A section failed, trace {TraceId}")]
    private static partial void SectionFailed(ILogger logger, string traceId, Exception exception);
}
