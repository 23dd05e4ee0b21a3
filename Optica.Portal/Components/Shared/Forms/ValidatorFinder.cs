using System.Collections.Concurrent;
using FluentValidation;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Finds the validator of a form's model: in the container, else among the public validators of the model's assembly.</summary>
internal static class ValidatorFinder
{
    private static readonly ConcurrentDictionary<Type, Type?> Scanned = new();

    /// <param name="services">Gives the validator what its constructor asks for.</param>
    /// <param name="model">Type of the model.</param>
    /// <param name="scan">Whether to look through the assembly.</param>
    public static IValidator? Find(IServiceProvider services, Type model, bool scan)
    {
        var wanted = typeof(IValidator<>).MakeGenericType(model);
        if (services.GetService(wanted) is IValidator registered)
        {
            return registered;
        }

        var type = scan ? Scanned.GetOrAdd(model, Scan, wanted) : null;
        return type is null ? null : (IValidator)ActivatorUtilities.CreateInstance(services, type);
    }

    private static Type? Scan(Type model, Type wanted) =>
        AssemblyScanner
            .FindValidatorsInAssembly(model.Assembly)
            .Where(found => found.InterfaceType == wanted)
            .Select(found => found.ValidatorType)
            .FirstOrDefault();
}
