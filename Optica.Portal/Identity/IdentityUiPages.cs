using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Optica.Portal.Identity;

/// <summary>
/// Turns the pages of the Identity UI package off: what staff see are the portal's own pages in its look and languages, and
/// self-registration does not exist. A page comes back by being restyled and listed here.
/// </summary>
internal sealed class IdentityUiPages : IPageRouteModelConvention
{
    private const string Area = "Identity";

    /// <summary>Pages that are on.</summary>
    public static readonly IReadOnlySet<string> On = new HashSet<string>(StringComparer.Ordinal);

    public void Apply(PageRouteModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.AreaName == Area && !On.Contains(model.ViewEnginePath))
        {
            model.Selectors.Clear();
        }
    }
}
