using Microsoft.JSInterop;
using Optica.Data.Saving;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Components.Layout;

/// <summary>Tells whether the screen is live, and tells the server whether anybody can see it.</summary>
public sealed partial class LiveIndicator(ChangeFeed feed, LiveScreen screen, IJSRuntime runtime, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource gone = new();
    private readonly ScriptModule script = new(runtime, "./js/live.js");
    private DotNetObjectReference<LiveIndicator>? self;
    private bool isBehind;

    /// <summary>The tab came to the front or went behind others.</summary>
    [JSInvokable]
    public void Show(bool isShown) => screen.Show(isShown);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        self?.Dispose();
        await script.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        isBehind = feed.IsBehind;
        _ = LookAsync();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await script.CallAsync("watch", self);
        }
    }

    private async Task LookAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Look, time);
            while (await timer.WaitForNextTickAsync(gone.Token))
            {
                if (isBehind != feed.IsBehind)
                {
                    isBehind = feed.IsBehind;
                    await InvokeAsync(StateHasChanged);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // nobody is looking any more
        }
    }
}
