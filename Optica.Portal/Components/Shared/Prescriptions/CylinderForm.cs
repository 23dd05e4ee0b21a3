using Optica.Domain.Prescriptions;

namespace Optica.Portal.Components.Shared.Prescriptions;

/// <summary>How cylinders are looked at; what is stored stays as written (OR-8).</summary>
public enum CylinderForm
{
    /// <summary>As the prescriber wrote it.</summary>
    Written,

    /// <summary>Every cylinder negative.</summary>
    Minus,

    /// <summary>Every cylinder positive.</summary>
    Plus,
}

/// <summary>Values in a form.</summary>
public static class CylinderForms
{
    /// <summary>The same lenses in a form.</summary>
    public static OpticalValues In(this OpticalValues values, CylinderForm form)
    {
        ArgumentNullException.ThrowIfNull(values);
        return form switch
        {
            CylinderForm.Minus => values.InMinusCylinder(),
            CylinderForm.Plus => values.InPlusCylinder(),
            _ => values,
        };
    }
}
