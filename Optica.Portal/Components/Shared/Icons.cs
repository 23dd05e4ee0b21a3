using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Optica.Portal.Components.Shared;

/// <summary>The portal's own line icons on a 24 × 24 grid: no icon font, no request.</summary>
public static class Icons
{
    private static readonly ConcurrentDictionary<(string Name, int Size), string> Drawn = new();

    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["add"] = "M12 5v14M5 12h14",
        ["alert"] = "M12 4 2.800 20h18.400zM12 10v4.500M12 17.300v.2",
        ["archive"] = "M4 8h16v12H4zM3 4h18v4H3zM10 12h4",
        ["arrow-left"] = "M19 12H5M11 6l-6 6 6 6",
        ["arrow-right"] = "M5 12h14M13 6l6 6-6 6",
        ["bag"] = "M5 8h14l1 13H4zM8.500 8V7a3.500 3.500 0 0 1 7 0v1",
        ["bell"] = "M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15zM10 21h4",
        ["branch"] = "M4 10V20h16V10M3 10l2-6h14l2 6zM9.500 20v-6h5v6",
        ["calendar"] = "M4 6h16v15H4zM4 10.500h16M8 3v5M16 3v5",
        ["chart"] = "M4 4v16h16M8.500 16v-4M13 16V7M17.500 16v-6",
        ["check"] = "M5 12.500 10 17.500 19 7",
        ["check-circle"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7.800 12.300l3 3 5.400-6.200",
        ["chevron-down"] = "M6 9.500l6 6 6-6",
        ["chevron-left"] = "M14.500 6l-6 6 6 6",
        ["chevron-right"] = "M9.500 6l6 6-6 6",
        ["clock"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.300 2",
        ["close"] = "M6 6l12 12M18 6 6 18",
        ["columns"] = "M4 5h16v14H4zM9.500 5v14M14.500 5v14",
        ["copy"] = "M9 9h11v11H9zM15 9V4H4v11h5",
        ["dashboard"] = "M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z",
        ["download"] = "M12 4v11M7 10.500l5 5 5-5M4 20h16",
        ["edit"] = "M4 20l1-4.500L16.500 4l3.500 3.500L8.500 19zM14 6.500l3.500 3.500",
        ["eye"] =
            "M2.500 12c2.500-4.300 5.700-6.500 9.500-6.500s7 2.200 9.500 6.500c-2.500 4.300-5.700 6.500-9.500 6.500S5 16.300 2.500 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
        ["filter"] = "M4 5h16l-6.200 7.500V19l-3.600-2v-4.500z",
        ["glasses"] =
            "M3 14a4 4 0 1 0 8 0 4 4 0 0 0-8 0zM13 14a4 4 0 1 0 8 0 4 4 0 0 0-8 0zM11 13.500c.7-.5 1.300-.5 2 0M3 13.500 5.500 6H8M21 13.500 18.500 6H16",
        ["history"] = "M4 12a8 8 0 1 0 2.600-5.900M4 4.500V9h4.500M12 8v4.500l3 2",
        ["id"] = "M3 5h18v14H3zM8.500 10a2 2 0 1 0 0 .01M5.500 16c.4-1.900 1.400-2.800 3-2.800s2.600.9 3 2.800M14.500 10h4M14.500 14h4",
        ["info"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.500M12 7.500v.2",
        ["keyboard"] = "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10M18.500 10h-.01",
        ["lock"] = "M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3",
        ["mail"] = "M3 5h18v14H3zM3.500 6l8.500 7 8.500-7",
        ["menu"] = "M4 6h16M4 12h16M4 18h16",
        ["money"] = "M3 6h18v12H3zM12 9.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM6 9.500v.01M18 14.500v.01",
        ["more"] = "M5.500 12h.01M12 12h.01M18.500 12h.01",
        ["note"] = "M5 3h9l5 5v13H5zM14 3v5h5M8.500 13h7M8.500 17h5",
        ["people"] =
            "M9 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM2.500 20c.5-3.700 2.700-5.500 6.500-5.500s6 1.800 6.500 5.500M15.500 4.800a3.500 3.500 0 0 1 0 6.500M17.500 15c2.300.6 3.700 2.300 4 5",
        ["percent"] =
            "M6 18.500 18 5.500M7.500 5a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM16.500 14a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
        ["person-add"] =
            "M9.500 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM3 20c.5-3.700 2.700-5.500 6.500-5.500S15.500 16.300 16 20M19 7v6M16 10h6",
        ["phone"] =
            "M6 3h3l1.500 5L8 9.500c1 2.800 3.700 5.500 6.500 6.500L16 13.500l5 1.500v3c0 1.700-1.300 3-3 3C10.300 21 3 13.700 3 6c0-1.700 1.300-3 3-3z",
        ["pin"] =
            "M12 21c-4.700-4.600-7-8.300-7-11a7 7 0 0 1 14 0c0 2.700-2.300 6.400-7 11zM12 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
        ["print"] = "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
        ["refresh"] = "M20 12a8 8 0 1 1-2.600-5.900M20 4.500V9h-4.500",
        ["report"] = "M5 3h9l5 5v13H5zM14 3v5h5M9 18v-4M12 18v-7M15 18v-2.500",
        ["search"] = "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 21 21",
        ["segments"] = "M12 3a9 9 0 1 0 9 9h-9zM15 3.500A9 9 0 0 1 20.500 9H15z",
        ["settings"] = "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.500v5M9 14.500v5",
        ["shield"] = "M12 3l8 3v6c0 4.500-2.700 7.500-8 9-5.300-1.500-8-4.500-8-9V6z",
        ["sign-out"] = "M10 4H4v16h6M15 8l4 4-4 4M19 12H9",
        ["sort"] = "M8 5v14M4.500 15.500 8 19l3.500-3.500M16 19V5M12.500 8.500 16 5l3.500 3.500",
        ["sort-down"] = "M12 5v14M6 13l6 6 6-6",
        ["sort-up"] = "M12 19V5M6 11l6-6 6 6",
        ["swap"] = "M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4",
        ["table"] = "M4 5h16v14H4zM4 10h16M4 14.500h16M10 10v9",
        ["tag"] = "M3.500 4h8l9 9-7.500 7.500-9.500-9.500zM8 8.500h.01",
        ["user"] = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 20.500c.7-4 3.300-6 8-6s7.300 2 8 6",
        ["user-off"] =
            "M10 4.500a3.700 3.700 0 1 0 0 7.400 3.700 3.700 0 0 0 0-7.400zM3 20c.6-3.800 2.900-5.700 7-5.700 2 0 3.600.5 4.800 1.400M16 17l5 5M21 17l-5 5",
        ["warning"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.500V13M12 16.300v.2",
        ["workshop"] = "M4 5h4v14H4zM10 5h4v9h-4zM16 5h4v11h-4z",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every name.</summary>
    public static IEnumerable<string> Names => Paths.Keys;

    /// <summary>The path of an icon; an unknown name is a programmer's mistake and throws.</summary>
    public static string Path(string name) => Paths[name];

    /// <summary>A drawing as it stands in a page: the same text for every screen that shows it.</summary>
    /// <param name="name">One of the names above.</param>
    /// <param name="size">Width and height, CSS pixels.</param>
    public static MarkupString Svg(string name, int size = 20) =>
        new(
            Drawn.GetOrAdd(
                (name, size),
                static one =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"""<svg class="icon" viewBox="0 0 24 24" width="{one.Size}" height="{one.Size}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{Path(one.Name)}" /></svg>"""
                    )
            )
        );
}
