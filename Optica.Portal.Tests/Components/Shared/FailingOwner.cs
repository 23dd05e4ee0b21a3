using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Tests.Components.Shared;

/// <summary>Something typed, and a section whose buttons ask whoever is around it for what fails.</summary>
public sealed class FailingOwner : ComponentBase
{
    /// <summary>Draws the button, told what it calls.</summary>
    [Parameter]
    public RenderFragment<EventCallback> Button { get; set; } = default!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<input id='typed' />");
        builder.OpenComponent<SectionErrorBoundary>(1);
        builder.AddComponentParameter(2, nameof(SectionErrorBoundary.ChildContent), Button(EventCallback.Factory.Create(this, FailAsync)));
        builder.CloseComponent();
    }

    private static async Task FailAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("no database");
    }
}
