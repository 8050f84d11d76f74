"""The parts of ``benchmarks.faults``: what befalls an office, its people meanwhile, and the proof afterwards."""
