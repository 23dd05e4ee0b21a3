namespace Optica.Domain.Prescriptions;

/// <summary>A slip of the hand or of the eye when a prescription is copied.</summary>
public enum Slip
{
    /// <summary>Plus for minus, or the other way round, at the sphere.</summary>
    Sign = 1,

    /// <summary>The axis turned by 90 degrees.</summary>
    Axis = 2,

    /// <summary>The right eye's values in the left eye's row.</summary>
    SwappedEyes = 3,

    /// <summary>The decimal point in the wrong place.</summary>
    Decimal = 4,

    /// <summary>Half of one cylinder form and half of the other: the sign changed but not the rest, or the axis or the sphere forgotten.</summary>
    CylinderForm = 5,
}
