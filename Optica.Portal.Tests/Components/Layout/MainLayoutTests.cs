using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Optica.Portal.Components.Layout;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Layout;

/// <summary>A page that fails costs one action (SECURITY 22): everything around it goes on, and the page itself after a retry.</summary>
public sealed class MainLayoutTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Page_ThatThrows_CostsOneAction()
    {
        await using var circuit = new CircuitContext(host, host.World.Super);
        await circuit.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);
        var layout = circuit.Render<MainLayout>(parameters =>
            parameters.Add(
                main => main.Body,
                builder =>
                {
                    builder.OpenComponent<Fragile>(0);
                    builder.CloseComponent();
                }
            )
        );

        await layout.Find("main #fragile").ClickAsync();

        Assert.False(circuit.Renderer.UnhandledException.IsCompleted);
        Assert.NotEmpty(layout.Find("main [role=alert] code").TextContent);
        Assert.DoesNotContain("secret", layout.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(layout.FindAll("nav a[href='/admin/customers']"));

        await layout.Find("main [role=alert] button").ClickAsync();
        Assert.NotNull(layout.Find("main #fragile"));
    }

    private sealed class Fragile : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "id", "fragile");
            builder.AddAttribute(
                2,
                "onclick",
                EventCallback.Factory.Create<MouseEventArgs>(this, () => throw new InvalidOperationException("secret"))
            );
            builder.CloseElement();
        }
    }
}
