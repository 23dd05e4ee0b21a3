using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Tests.Components.Shared.Charts;

/// <summary>What the charts need: words, in English unless a test says otherwise; and figures to show.</summary>
public abstract class ChartContext : BunitContext
{
    protected ChartContext()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Services.AddLocalization();
    }

    /// <summary>Months up to November 2026, with a link each.</summary>
    protected static List<ChartPoint> Months(params long[] values) =>
        [
            .. values.Select(
                (value, index) =>
                {
                    var month = new DateOnly(2026, 11, 1).AddMonths(index - values.Length + 1);
                    return new ChartPoint(
                        ChartMonths.Short(month),
                        ChartMonths.Long(month),
                        value,
                        Href: FormattableString.Invariant($"/admin/orders?month={month:yyyy-MM}")
                    );
                }
            ),
        ];

    /// <summary>Texts of what a selector finds, joined.</summary>
    protected static string Texts(IRenderedComponent<IComponent> page, string selector) =>
        string.Join('|', page.FindAll(selector).Select(found => found.TextContent.Trim()));

    /// <summary>An attribute of what a selector finds, joined.</summary>
    protected static string Attributes(IRenderedComponent<IComponent> page, string selector, string name) =>
        string.Join('|', page.FindAll(selector).Select(found => found.GetAttribute(name)));
}
